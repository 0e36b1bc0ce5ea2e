// Lines by the hundred thousand: an account that pays as many people at once as the ledger lets it. Signed by the wallet's
// own wasm, sent as one stream of bytes.

import { randomBytes } from "node:crypto";
import type { Account, Action, Network, Operation, Receipt } from "../src/core/api/schema";
import { wallet, walletReady } from "./wallet";

/** Most of each: receivers of a SendMany, work of a transaction, transactions in flight (docs/reference/transactions.md). */
const RECEIVERS = 64;
const LINES_EACH = 512;
const IN_FLIGHT = 64;
const VALID_MS = 600_000;
const LOOK_MS = 50;
const TRIES = 5;
/** Codes up to this one say that the transaction was taken, now or before. */
const TAKEN_ALREADY = 2;
/** What the faucet gives is not enough for the fees, so another account gives its part. */
const GIVEN = "99000000";

async function get<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T;
}

/** The length before each transaction, as LEB128. */
function framed(bytes: Buffer): Buffer {
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>= 7) {
    if (rest < 128) return Buffer.concat([Buffer.from([...length, rest]), bytes]);
    length.push((rest & 127) | 128);
  }
}

const receiver = (place: number) => `0x77${place.toString(16).padStart(38, "0")}`;

/** The same bytes twice are harmless, so a connection that was closed while they were signed is tried again. */
async function submit(node: string, bytes: Buffer): Promise<number[]> {
  const headers = { "Content-Type": "application/octet-stream", Accept: "application/octet-stream" };
  for (let turn = 1; ; turn += 1) {
    try {
      const answer = await fetch(`${node}/v1/transactions`, { method: "POST", headers, body: new Uint8Array(bytes) });
      const codes = Buffer.from(await answer.arrayBuffer());
      return Array.from({ length: codes.length / 2 }, (_, place) => codes.readUInt16BE(2 * place));
    } catch (error) {
      if (turn === TRIES) throw error;
    }
  }
}

const JSON_BODY = { "Content-Type": "application/json" };

/** Coins from the faucet, waited for. */
async function drip(node: string, address: string): Promise<void> {
  const answer = await fetch(`${node}/v1/faucet`, { method: "POST", headers: JSON_BODY, body: JSON.stringify({ address }) });
  if (!answer.ok) throw new Error(await answer.text());
  while (!(await get<Account>(`${node}/v1/accounts/${address}`)).exists) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}

type Submitted = { results: { status: string; code: number; receipt?: Receipt }[] };

/** An account of this test, and how it signs and sends. */
function signer(node: string, network: Network, vault: number, name: string, key: string) {
  const { address } = wallet("vault.add", { vault, name, origin: { key: { kind: "ed25519", key } } });
  const next = async () => (await get<Account>(`${node}/v1/accounts/${address}`)).nonces.next;
  const signed = (nonce: number, wanted: Action[]): Buffer => {
    const operations = wanted.map((action): Operation => ({ actor: address, action }));
    const fee_limit = wallet("transaction.quote", { fees: network.fees, operations });
    const { draft } = wallet("transaction.build", { payer: address, nonce, valid_until_ms: Math.max(network.time_ms, Date.now()) + VALID_MS, fee_limit, operations });
    return Buffer.from(wallet("transaction.sign", { vault, account: name, draft }).bytes ?? "", "hex");
  };
  /** One transaction, seen to its end. */
  const act = async (wanted: Action[]): Promise<Receipt> => {
    const body = JSON.stringify({ transactions: [signed(await next(), wanted).toString("hex")] });
    const answer = await fetch(`${node}/v1/transactions?wait=final`, { method: "POST", headers: JSON_BODY, body });
    const result = ((await answer.json()) as Submitted).results[0];
    if (!result?.receipt) throw new Error(`not final: ${JSON.stringify(result)}`);
    return result.receipt;
  };
  return { address, next, signed, act };
}

export type Payer = { key: string; address: string; pay: (lines: number) => Promise<void> };

/** A new account with an asset of its own, whose payments are of 1, 2, 3 … of it: each line says which one it is. */
export async function payer(node: string): Promise<Payer> {
  await walletReady();
  const network = await get<Network>(`${node}/v1/network`);
  const { chain_id, genesis, prefix, public_key } = network;
  wallet("network.use", { chain_id, genesis, prefix, public_key });
  const { vault } = wallet("vault.new", { pass_phrase: "lines by the thousand" });
  const key = randomBytes(32).toString("hex");
  const me = signer(node, network, vault, "payer", key);
  const other = signer(node, network, vault, "other", randomBytes(32).toString("hex"));
  await drip(node, me.address);
  await drip(node, other.address);
  await other.act([{ kind: "send", to: me.address, asset: 0, amount: GIVEN }]);
  const issued = await me.act([{ kind: "create_asset", code: "LINES", name: "Lines", decimals: 0, initial_supply: "1000000000000" }]);
  const asset = issued.events.find((event) => event.kind === "asset_created")?.asset ?? 0;
  let paid = 0;

  const transaction = (nonce: number, count: number): Buffer => {
    const wanted: Action[] = [];
    const until = paid + count;
    while (paid < until) {
      const first = paid;
      const shares = Array.from({ length: Math.min(RECEIVERS, until - paid) }, (_, place) => ({ to: receiver(place), amount: String(first + place + 1) }));
      paid += shares.length;
      wanted.push({ kind: "send_many", asset, shares });
    }
    return me.signed(nonce, wanted);
  };
  const pay = async (lines: number) => {
    const until = paid + lines;
    let nonce = await me.next();
    while (paid < until) {
      const batch: Buffer[] = [];
      for (const end = nonce + IN_FLIGHT; nonce < end && paid < until; nonce += 1) batch.push(framed(transaction(nonce, Math.min(LINES_EACH, until - paid))));
      const codes = await submit(node, Buffer.concat(batch));
      for (const code of codes) if (code > TAKEN_ALREADY) throw new Error(`refused with ${code}`);
      while ((await me.next()) < nonce) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };
  return { key, address: me.address, pay };
}

/** Waits until the node's index has taken in all that is final. */
export async function indexed(node: string): Promise<void> {
  const { height } = await get<Network>(`${node}/v1/network`);
  for (;;) {
    const { index } = await get<Network>(`${node}/v1/network`);
    if (index && index.height >= height) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
