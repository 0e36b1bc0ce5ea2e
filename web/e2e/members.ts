// A network whose members are processes of their own, so that one can be killed. `tally up` makes it and would stop with
// any of its members; afterwards each is run alone, as members at different places are.

import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answers } from "./network";

const COUNT = 4;
const ENDED_MS = 20_000;

export type Members = {
  /** Where each serves the API. */
  urls: string[];
  /** Ends it at once, without a chance to say goodbye. */
  kill: (member: number) => Promise<void>;
  start: (member: number) => void;
  stop: () => Promise<void>;
};

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("it does not end")), ENDED_MS);
    child.once("exit", () => { clearTimeout(timer); resolve(); });
  });
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

/** The first of as many free ports in a row, below those that outgoing connections take. */
async function freeRow(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await Promise.all(Array.from({ length: COUNT }, (_, place) => isFree(first + place)));
    if (free.every(Boolean)) return first;
  }
}

export async function startMembers(): Promise<Members> {
  const program = process.env.TALLY_BIN;
  if (!program) throw new Error("TALLY_BIN names the program to test, such as target/debug/tally");
  const dir = mkdtempSync(join(tmpdir(), "tally-members-"));
  const net = join(dir, "net");
  const port = await freeRow();
  const urls = Array.from({ length: COUNT }, (_, place) => `http://127.0.0.1:${port + place}`);
  const [first = ""] = urls;
  const up = spawn(program, ["up", "--empty", "--members", String(COUNT), "--dir", net, "--api", `127.0.0.1:${port}`, "--yes"], { stdio: "ignore" });
  try {
    await answers(first);
  } finally {
    up.kill("SIGTERM");
    await ended(up);
  }

  const running: ChildProcess[] = [];
  // Its input ends with these journeys, however they end, and with it the member.
  const start = (member: number) => {
    running[member] = spawn(program, ["node", "--until-stdin-ends", "--config", join(net, `member-${member + 1}`, "config.toml")], { stdio: ["pipe", "ignore", "ignore"] });
  };
  const end = async (member: number, signal: NodeJS.Signals) => {
    const child = running[member];
    if (!child) return;
    const gone = ended(child);
    child.kill(signal);
    await gone;
  };
  for (let member = 0; member < COUNT; member += 1) start(member);
  const stop = async () => {
    await Promise.all(running.map((_, member) => end(member, "SIGTERM")));
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await answers(first);
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls, start, stop, kill: (member) => end(member, "SIGKILL") };
}
