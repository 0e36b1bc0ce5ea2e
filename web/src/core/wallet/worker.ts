// The worker that holds the wallet: the Rust crate compiled to wasm. Keys live in its memory and nowhere else; the page
// sends questions and gets answers. Locking ends the worker, and with it everything it knew.

import init, { call } from "../wasm/tally_page.js";

type Question = { id: number; method: string; input: string };

const ready = init();

self.onmessage = async (event: MessageEvent<Question>) => {
  const { id, method, input } = event.data;
  try {
    await ready;
    self.postMessage({ id, answer: call(method, input) });
  } catch {
    self.postMessage({ id, answer: null });
  }
};
