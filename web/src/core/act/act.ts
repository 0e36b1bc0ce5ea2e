// From what somebody wants to what is final: build, simulate the exact bytes, sign them, submit, wait, and check the
// receipt's proof. One way for every noun.

import { get, post, postBytes, Problem, Unreachable } from "../api/client";
import { paths } from "../api/paths";
import type { Action, Operation, Receipt, SimulateAnswer, SubmissionResult } from "../api/schema";
import { renewAccount, whenFinal } from "../stream/stream";
import { openNow } from "../vault/session";
import { wallet, WalletError } from "../wallet/client";
import type { Draft, Sentences, VaultAccount } from "../wallet/types";
import { proveReceipt, type Proved } from "../wallet/verify";
import { namedBy } from "./named";
import { signAll, signingFor, type Signing } from "./signing";

export type Prepared = {
  account: VaultAccount;
  draft: Draft;
  simulation: SimulateAnswer;
  summary: { en: Sentences; zh: Sentences };
  validUntil_ms: number;
  signing: Signing;
  /** Other accounts that have to sign, too: those that act in it besides ours. */
  others?: string[];
};

export type Done = {
  id: string;
  receipt: Receipt;
  height: number;
  /** From the signature to the node's word that it is final. */
  took_ms: number;
};

/** How long a transaction stays valid: time to read, sign and wait for a slow network. */
const VALID_MS = 180_000;
/** The same when others have to sign, too. */
const VALID_SHARED_MS = 24 * 3_600_000;
const AGAIN_MS = 1_000;

/** Nonces of ours that are on their way. */
const flying = new Map<string, Set<number>>();

const NOT_THE_SAME = {
  code: "act.OtherBytes",
  message: { en: "The node simulated other bytes than the ones to be signed. Nothing was signed.", zh: "节点所模拟的内容与待签名内容不一致，未签名。" },
};

/** What one account does: ours, unless another one is named, who then signs the same transaction. */
export type Step = Action | Operation;

/** An action may need the nonce it will be sent with: a packet's key follows from it. */
export type Wanted = Step[] | ((nonce: number) => Promise<Step[]>);

/** Builds the transaction and asks what it would do. Nothing is signed. */
export async function prepare(account: VaultAccount, wanted: Wanted): Promise<Prepared> {
  const [record, network] = await Promise.all([get(paths.account(account.address)), get(paths.network)]);
  const taken = [...(flying.get(account.address) ?? [])];
  const { nonce } = await wallet("transaction.nonce", { ...record.nonces, taken });
  const steps = typeof wanted === "function" ? await wanted(nonce) : wanted;
  const operations: Operation[] = steps.map((step) => ("actor" in step ? step : { actor: account.address, action: step }));
  const fee_limit = await wallet("transaction.quote", { fees: network.fees, operations });
  const signing = signingFor(record, openNow().accounts);
  const others = [...new Set(operations.map((operation) => operation.actor))].filter((actor) => actor !== account.address);
  const valid_until_ms = Math.max(network.time_ms, Date.now()) + (signing.weight < signing.threshold || others.length ? VALID_SHARED_MS : VALID_MS);
  const draft = await wallet("transaction.build", { payer: account.address, nonce, valid_until_ms, fee_limit, operations });
  return { account, draft, ...(await look(draft)), validUntil_ms: valid_until_ms, signing, others };
}

/** What a draft would do, by the node's simulation of its exact bytes and in the wallet's own words. */
export async function look(draft: Draft): Promise<Pick<Prepared, "simulation" | "summary">> {
  const simulation = await postBytes(paths.simulate, draft.body);
  if (simulation.id !== draft.id) throw new WalletError(NOT_THE_SAME);
  const [names, named] = await Promise.all([claimedNames([simulation.receipt, simulation.changes, draft.signers]), namedBy(draft)]);
  const summary = await wallet("transaction.summary", { bytes: draft.body, names, ...named, assets: [...simulation.assets, ...named.assets] });
  return { simulation, summary };
}

/** Most accounts whose names are asked for; further ones are shown by their addresses. */
const MOST_NAMES = 24;

/** The names that the accounts in it have claimed on the ledger. What the reader calls them is not the ledger's word. */
async function claimedNames(about: unknown): Promise<{ address: string; name: string }[]> {
  const addresses = [...new Set(JSON.stringify(about).match(/\b[a-z]+1[02-9ac-hj-np-z]{38}\b/g) ?? [])].slice(0, MOST_NAMES);
  const found = await Promise.all(addresses.map((address) => get(paths.account(address)).catch(() => null)));
  return found.flatMap((account) => (account?.name ? [{ address: account.address, name: account.name }] : []));
}

/** Signs what was shown. A draft that others have to sign as well is given back; else it is seen through to the end. */
export async function commit(prepared: Prepared): Promise<Done | { partial: Draft }> {
  const { account, draft, validUntil_ms, signing, others = [] } = prepared;
  const signed = await signAll(draft.draft, account.address, signing.signers);
  if (signing.weight < signing.threshold || others.length) return { partial: signed };
  return submit(signed, account.address, validUntil_ms);
}

/** Sends a signed transaction and waits until it is final. */
export async function submit(signed: Draft, payer: string, until_ms: number): Promise<Done> {
  if (!signed.bytes) throw new WalletError({ code: "build.Missing", message: { en: "More signatures are needed.", zh: "还需要其他签名。" } });
  const began = performance.now();
  const nonce = signed.transaction?.nonce;
  const mine = flying.get(payer) ?? new Set();
  if (nonce !== undefined) flying.set(payer, mine.add(nonce));
  try {
    const result = await untilFinal(signed.id, signed.bytes, until_ms);
    const took_ms = performance.now() - began;
    await renewAccount(payer);
    return { ...result, took_ms };
  } finally {
    if (nonce !== undefined) mine.delete(nonce);
  }
}

/** Submits until the node says what became of it. The same bytes twice are harmless, so a lost answer is asked for again. */
async function untilFinal(id: string, bytes: string, until_ms: number): Promise<Omit<Done, "took_ms">> {
  const heard = whenFinal(id);
  const told = heard.promise.then((event) => ({ id, receipt: event.receipt, height: event.height }));
  try {
    return await Promise.race([told, submitAgain(id, bytes, until_ms)]);
  } finally {
    heard.stop();
  }
}

async function submitAgain(id: string, bytes: string, until_ms: number): Promise<Omit<Done, "took_ms">> {
  let last: Error = new Unreachable();
  while (Date.now() < until_ms) {
    try {
      const { results } = await post(paths.submit, { transaction: bytes });
      const result = results[0];
      if (result?.status === "final") return await finished(id, result);
      if (result?.status === "refused") throw new Problem(result.code, 422, result.message ?? "");
    } catch (error) {
      // A full pool (900 to 949) has room again soon; every other refusal is final.
      const passes = error instanceof Unreachable || (error instanceof Problem && error.status >= 500);
      if (!passes) throw error;
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
  throw last;
}

async function finished(id: string, result: SubmissionResult): Promise<Omit<Done, "took_ms">> {
  if (result.receipt && result.height != null) return { id, receipt: result.receipt, height: result.height };
  const answer = await get(paths.transaction(id));
  if (!answer.receipt || answer.height == null) throw new Unreachable();
  return { id, receipt: answer.receipt, height: answer.height };
}

export const verify = (id: string): Promise<Proved> => proveReceipt(id);
