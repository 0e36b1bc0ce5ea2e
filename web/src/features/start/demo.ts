// The demo: the network's three demo accounts when it has them, else a fresh account and coins from the faucet.

import { get, post } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { Network } from "~/core/api/schema";
import { DEMO_PASS_PHRASE, make } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import type { Origin } from "~/core/wallet/types";

/** Known to be public: Ethereum's test tools use it, and `tally up` prints accounts of it. */
const PHRASE = "test test test test test test test test test test test junk";
const NAMES = ["alice", "bob", "carol"];

const origin = (index: number): Origin => ({ phrase: { phrase: PHRASE, kind: "ed25519", index } });

export async function openDemo(network: Network): Promise<void> {
  const { accounts } = await wallet("derive.accounts", { phrase: PHRASE, kind: "ed25519", count: NAMES.length });
  const first = await get(paths.account(accounts[0]?.address ?? ""));
  const about = { demo: true, backedUp: true };
  if (first.exists) return make(DEMO_PASS_PHRASE, NAMES.map((name, index) => ({ name, origin: origin(index) })), about);
  const { phrase } = await wallet("phrase.new", { words: 12, language: "english" });
  await make(DEMO_PASS_PHRASE, [{ name: "demo", origin: { phrase: { phrase, kind: "ed25519" } } }], about);
  const [account] = (await wallet("derive.accounts", { phrase, kind: "ed25519", count: 1 })).accounts;
  if (network.faucet && account) await post(paths.faucet, { address: account.address });
}
