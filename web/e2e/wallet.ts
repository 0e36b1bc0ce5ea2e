// The wallet's own wasm, outside of a browser: what the page's worker would say.

import { readFileSync } from "node:fs";
import init, { call } from "../src/core/wasm/tally_page.js";
import type { Methods } from "../src/core/wallet/types";

export async function walletReady(): Promise<void> {
  await init({ module_or_path: readFileSync(new URL("../src/core/wasm/tally_page_bg.wasm", import.meta.url)) });
}

export function wallet<M extends keyof Methods>(method: M, input: Methods[M][0]): Methods[M][1] {
  const answer = JSON.parse(call(method, JSON.stringify(input))) as { ok: Methods[M][1] } | { error: { code: string; details?: unknown } };
  if ("error" in answer) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
  return answer.ok;
}
