import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { paths } from "../api/paths";
import { link } from "../stream/state";
import { verifyHead } from "./verify";

/** Longer than the pause between two checks, and than a certificate is waited for. */
const LONG_MS = 10_000;

const { wallet } = vi.hoisted(() => ({ wallet: vi.fn() }));
vi.mock("./client", async (original) => ({ ...(await original<typeof import("./client")>()), wallet }));

/** A node that takes the request and never answers it: only whoever asked can end it. */
const silent = vi.fn((_: string, { signal }: RequestInit) => new Promise<Response>((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason as Error))));
const answering = vi.fn(async (_: string) => new Response(new Uint8Array([1])));

/** Each test begins long after the one before. */
let now_ms = Date.now();

beforeEach(() => {
  now_ms += 10 * LONG_MS;
  vi.useFakeTimers({ now: now_ms });
  vi.stubGlobal("document", { visibilityState: "visible" });
  wallet.mockImplementation(async () => ({ header: { height: 8, time_ms: 80 } }));
  link.set((now) => ({ ...now, verified: null, refused: null }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("a certificate that never comes does not stop the checks of later heads", async () => {
  vi.stubGlobal("fetch", silent);
  const first = verifyHead(7);
  await vi.advanceTimersByTimeAsync(2_000);
  // One is asked for at a time.
  await verifyHead(8);
  expect(silent).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(LONG_MS);
  await first;
  // Silence proves nothing either way.
  expect(link.get()).toMatchObject({ verified: null, refused: null });

  vi.stubGlobal("fetch", answering);
  await verifyHead(8);
  expect(answering.mock.calls.map(([path]) => path)).toEqual([paths.certificate(8)]);
  expect(link.get()).toMatchObject({ verified: { height: 8, time_ms: 80 }, refused: null });
});

it("another head than the one asked for is refused", async () => {
  vi.stubGlobal("fetch", answering);
  await verifyHead(9);
  expect(link.get().verified).toBeNull();
  expect(link.get().refused).toMatch(/something else/);
});
