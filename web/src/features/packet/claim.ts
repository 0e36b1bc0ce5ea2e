// Claiming from a packet, also by somebody who has nothing yet: then the fee's coin comes from the network's faucet.

import { get, post } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { Action, Packet } from "~/core/api/schema";
import { wallet } from "~/core/wallet/client";

const TRIES = 30;
const BETWEEN_MS = 300;

async function coinFor(claimer: string): Promise<void> {
  const has = async () => (await get(paths.account(claimer))).balances.some((balance) => balance.asset === 0 && balance.amount !== "0");
  if (await has()) return;
  const network = await get(paths.network);
  if (!network.faucet) return;
  await post(paths.faucet, { address: claimer });
  for (let turn = 0; turn < TRIES && !(await has()); turn += 1) await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
}

export async function claim(packet: Packet, link: string | null, claimer: string): Promise<Action> {
  await coinFor(claimer);
  if (!packet.claim_key || !link) return { kind: "claim_packet", packet: packet.id };
  const { proof } = await wallet("packet.prove", { link, claimer });
  return { kind: "claim_packet", packet: packet.id, proof };
}
