// The page's first load must stay small: everything that index.html names, compressed, under 250 KB.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT_BYTES = 250 * 1024;
const dist = new URL("../dist/", import.meta.url);
const html = readFileSync(new URL("index.html", dist), "utf8");
const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
const bytes = files.map((file) => gzipSync(readFileSync(new URL(file, dist))).length).reduce((a, b) => a + b, 0);
console.log(`first load: ${(bytes / 1024).toFixed(1)} KB of ${LIMIT_BYTES / 1024} KB, ${files.length} files`);
if (!files.length || bytes > LIMIT_BYTES) process.exit(1);
