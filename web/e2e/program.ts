// The program's command line with a wallet of its own, for what the page would not do.

import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";

export type Program = { run: (args: string[], input?: string) => Promise<unknown>; end: () => void };

const PASS_PHRASE = "a wallet for journeys\n";

/** Answers what the program says as JSON; a failure is an error with its words. */
export function program(): Program {
  const dir = mkdtempSync(join(tmpdir(), "tally-e2e-wallet-"));
  const secret = join(dir, "pass-phrase");
  writeFileSync(secret, PASS_PHRASE.repeat(2));
  const run = (args: string[], input = "") =>
    new Promise<unknown>((resolve, reject) => {
      const about = ["--node", inject("node"), "--wallet", join(dir, "wallet.vault"), "--passphrase-fd", "3", "--json", "--yes"];
      const third = openSync(secret, "r");
      const child = spawn(process.env.TALLY_BIN ?? "", [...args, ...about], { stdio: ["pipe", "pipe", "ignore", third] });
      closeSync(third);
      let said = "";
      child.stdout?.on("data", (text: Buffer) => { said += text.toString(); });
      child.stdin?.end(input);
      child.on("error", reject);
      child.on("close", (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`${args.join(" ")}: ${said}`))));
    });
  return { run, end: () => rmSync(dir, { recursive: true, force: true }) };
}
