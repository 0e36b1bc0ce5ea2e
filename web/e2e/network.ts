// A network and the built page before it, for the journeys. Nothing is mocked: `$TALLY_BIN up` on free ports, and the
// page under the same strict policy as the node's own server sets.

import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview, type PreviewServer } from "vite";

/** What the node that serves the page must send with it. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; " +
  "manifest-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export type Running = { page: string; node: string; stop: () => Promise<void> };

const STARTED_MS = 120_000;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Resolves once the node serves a network that makes blocks, and its index follows. */
export async function answers(url: string): Promise<void> {
  const until = Date.now() + STARTED_MS;
  while (Date.now() < until) {
    try {
      const response = await fetch(`${url}/v1/network`);
      const network = (await response.json()) as { height?: number; index?: { ready: boolean } };
      if ((network.height ?? 0) >= 4 && network.index?.ready) return;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${url} does not answer`);
}

type Node = { url: string; stop: () => Promise<void> };

const exit = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once("exit", resolve);
  });

async function startNode(options: readonly string[]): Promise<Node> {
  const program = process.env.TALLY_BIN;
  if (!program) throw new Error("TALLY_BIN names the program to test, such as target/debug/tally");
  const dir = mkdtempSync(join(tmpdir(), "tally-e2e-"));
  const port = await freePort();
  const child = spawn(program, ["up", "--members", "1", ...options, "--dir", join(dir, "net"), "--api", `127.0.0.1:${port}`, "--yes"], { stdio: "ignore" });
  const gone = exit(child);
  const stop = async () => {
    child.kill("SIGTERM");
    await gone;
    rmSync(dir, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([answers(url), gone.then((code) => { throw new Error(`${program} up ${options.join(" ")}: ended with ${code}`); })]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** The built page before a node, under the same policy as the node's own server sets. */
export async function servePage(node: string): Promise<PreviewServer> {
  const proxy = { "/v1": { target: node, ws: true }, "/openapi.json": node };
  // Passkeys need a name: an address of numbers is no site to them.
  return preview({ preview: { port: await freePort(), host: "localhost", proxy, headers: { "Content-Security-Policy": POLICY } }, logLevel: "silent" });
}

export const addressOf = (server: PreviewServer): string => server.resolvedUrls?.local[0]?.replace(/\/$/, "") ?? "";

/** `TALLY_NODE` uses a network that runs already; `TALLY_PAGE=node` the page that the node itself serves. */
export const start = (): Promise<Running> => (process.env.TALLY_NODE ? serve(process.env.TALLY_NODE, null) : startAnew());

/** A network of one's own, made with these options of `up`. */
export async function startAnew(...options: string[]): Promise<Running> {
  const own = await startNode(options);
  return serve(own.url, own);
}

async function serve(node: string, own: Node | null): Promise<Running> {
  const server = process.env.TALLY_PAGE === "node" ? null : await servePage(node);
  return {
    // Passkeys need a name: an address of numbers is no site to them.
    page: server ? addressOf(server) : node.replace("127.0.0.1", "localhost"),
    node,
    stop: async () => {
      await server?.close();
      await own?.stop();
    },
  };
}
