import { afterEach, expect, it, vi } from "vitest";
import { follow, peek, renew } from "./cache";

let answers: Record<string, unknown> = {};
vi.stubGlobal("fetch", async (path: string) => {
  if (!(path in answers)) throw new TypeError("no network");
  return new Response(JSON.stringify(answers[path]), { status: 200 });
});

afterEach(() => {
  answers = {};
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

it("one question for however many ask", async () => {
  answers = { "/a": 1 };
  const told = vi.fn();
  const ends = [follow("/a", told), follow("/a", told)];
  await settled();
  expect(peek("/a").data).toBe(1);
  for (const end of ends) end();
});

it("what belongs together changes together", async () => {
  answers = { "/x/balance": 1, "/x/lines": ["a"] };
  const seen: string[] = [];
  const look = () => seen.push(`${String(peek("/x/balance").data)}:${(peek("/x/lines").data as string[] | undefined)?.join("") ?? ""}`);
  const ends = [follow("/x/balance", look), follow("/x/lines", look)];
  await settled();
  seen.length = 0;
  answers = { "/x/balance": 2, "/x/lines": ["b"] };
  await renew((path) => path.startsWith("/x/"));
  expect(new Set(seen)).toEqual(new Set(["2:b"]));
  for (const end of ends) end();
});

it("a node that is gone leaves what was known", async () => {
  answers = { "/y": 7 };
  const end = follow("/y", () => {});
  await settled();
  answers = {};
  await renew((path) => path === "/y");
  expect(peek("/y").data).toBe(7);
  expect(peek("/y").error?.name).toBe("Unreachable");
  end();
});

it("an answer that was overtaken does not come back", async () => {
  answers = { "/z": "before" };
  const end = follow("/z", () => {});
  await settled();
  let arrive = (_: Response) => {};
  vi.stubGlobal("fetch", () => new Promise<Response>((resolve) => { arrive = resolve; }));
  const first = renew((path) => path === "/z");
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify("after")));
  await renew((path) => path === "/z");
  arrive(new Response(JSON.stringify("before")));
  await first;
  expect(peek("/z").data).toBe("after");
  end();
});
