import { afterEach, expect, it, vi } from "vitest";
import { follow, peek, renew } from "./cache";
import { paths } from "./paths";
import { MOST_PAGES, whole, type Whole } from "./whole";

/** A node with an account that holds so many assets, in pages as long as they are asked for. */
function holding(count: number) {
  const asked: string[] = [];
  const fetch = async (path: string) => {
    asked.push(path);
    const query = new URLSearchParams(path.split("?")[1]);
    const limit = Number(query.get("limit"));
    const from = Number(query.get("cursor") ?? 0);
    const ids = Array.from({ length: Math.max(0, Math.min(limit, count - from)) }, (_, place) => from + place);
    const next = from + limit < count ? String(from + limit) : null;
    return new Response(JSON.stringify({ items: ids.map((asset) => ({ asset, amount: "1" })), assets: ids.map((id) => ({ id })), next }));
  };
  vi.stubGlobal("fetch", fetch);
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

async function readAll(account: string): Promise<Whole<{ asset: number }>> {
  const path = whole(paths.balances(account));
  let stop = () => {};
  await new Promise<void>((resolve) => {
    stop = follow(path, () => peek(path).data !== undefined && resolve());
  });
  const { data } = peek(path);
  stop();
  return data as Whole<{ asset: number }>;
}

it("a long list is read to its end, with the assets of all its pages", async () => {
  const asked = holding(250);
  const { items, assets, cut } = await readAll("long");
  expect(items.map(({ asset }) => asset)).toEqual(Array.from({ length: 250 }, (_, id) => id));
  expect(assets).toHaveLength(250);
  expect(cut).toBe(false);
  expect(asked).toEqual(["/v1/accounts/long/balances?limit=100", "/v1/accounts/long/balances?limit=100&cursor=100", "/v1/accounts/long/balances?limit=100&cursor=200"]);
});

it("a list without end is left at the limit, and that is said", async () => {
  const asked = holding(1_000_000);
  const { items, cut } = await readAll("endless");
  expect(asked).toHaveLength(MOST_PAGES);
  expect(items).toHaveLength(MOST_PAGES * 100);
  expect(cut).toBe(true);
});

it("it is renewed with whatever else is shown of the account", async () => {
  holding(1);
  const path = whole(paths.balances("growing"));
  const stop = follow(path, () => {});
  await vi.waitFor(() => expect(peek(path).data).toMatchObject({ items: [{ asset: 0 }] }));
  holding(101);
  await renew((shown) => shown.includes("growing"));
  expect((peek(path).data as Whole<unknown>).items).toHaveLength(101);
  stop();
});
