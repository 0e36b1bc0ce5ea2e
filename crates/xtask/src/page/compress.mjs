// Beside every text and wasm of web/dist: the same as .br and .gz, where that is smaller.

import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const texts = /\.(html|js|css|svg|json|webmanifest|wasm|map|txt)$/;

for (const entry of readdirSync("dist", { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  if (/\.(br|gz)$/.test(path)) rmSync(path);
  if (!texts.test(path)) continue;
  const bytes = readFileSync(path);
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  for (const [ending, packed] of [["br", brotli], ["gz", gzipSync(bytes, { level: 9 })]]) {
    if (packed.length < bytes.length) writeFileSync(`${path}.${ending}`, packed);
  }
}
