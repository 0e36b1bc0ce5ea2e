// One page, served by the node's own program. In development the node stands behind the proxy:
// TALLY_NODE=http://127.0.0.1:7777 npm run dev

import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const node = process.env.TALLY_NODE ?? "http://127.0.0.1:7777";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "~": fileURLToPath(new URL("./src", import.meta.url)) } },
  // The page's policy allows no inline script and no data: fonts or images beyond small icons.
  build: {
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // What the first load needs comes in two files, of which React's stays the same from one build to the next.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", tags: ["$initial"], test: /node_modules/, priority: 1 },
            { name: "page", tags: ["$initial"] },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
  server: {
    proxy: {
      "/v1": { target: node, ws: true },
      "/openapi.json": node,
    },
  },
  test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node" },
});
