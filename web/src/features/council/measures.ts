// From what a seat types to the measure that is proposed, written against what stands now.

import { get } from "~/core/api/client";
import type { Measure } from "~/core/api/schema";
import { readRate } from "~/features/earn/numbers";
import { readRecipient } from "~/features/pay/recipient";
import { councilPaths } from "./paths";

export type MeasureKind = Measure["kind"];

/** The fields of every kind, as typed. */
export type Typed = { name: string; value: string; who: string; asset: number; units: bigint | null; candidate: string; fraction: string; role: string; version: string; height: string; member: string };

export const EMPTY: Typed = { name: "council.voting_ms", value: "", who: "", asset: 0, units: null, candidate: "", fraction: "", role: "", version: "", height: "", member: "" };

const WHOLE = /^\d{1,39}$/;
const keyOf = (text: string) => text.trim().replace(/^0x/, "").toLowerCase();
export const isKey = (text: string) => /^[0-9a-f]{64}$/.test(keyOf(text));
export const isRole = (text: string) => /^[a-z][a-z0-9_]{2,29}$/.test(text);

/** Whether all that the kind needs is typed. The ledger has the last word. */
export function isComplete(kind: MeasureKind, typed: Typed): boolean {
  switch (kind) {
    case "set_parameters":
      return WHOLE.test(typed.value) || (typed.name === "mining.campaign" && typed.value === "none");
    case "set_fees":
      return typed.units !== null;
    case "admit_member":
      return isKey(typed.member) && typed.who.trim() !== "";
    case "remove_member":
      return isKey(typed.member);
    case "spend_treasury":
      return typed.units !== null && typed.who.trim() !== "";
    case "penalize":
      return WHOLE.test(typed.candidate) && !!readRate(typed.fraction, 10_000);
    case "appoint":
      return isRole(typed.role);
    case "set_version":
      return typed.version.trim() !== "" && WHOLE.test(typed.height);
  }
}

/** The measure, with everything it replaces as it stands in this moment. */
export async function measureOf(kind: MeasureKind, typed: Typed): Promise<Measure> {
  const who = async () => (await readRecipient(typed.who)).address;
  switch (kind) {
    case "set_parameters": {
      const { hash, parameters } = await get(councilPaths.parameters);
      const next = { ...parameters, [typed.name]: typed.value };
      return { kind, based_on: hash, parameters: next as never };
    }
    case "set_fees": {
      const { hash, fees } = await get(councilPaths.fees);
      const amount = String(typed.units);
      if (typed.name === "base") return { kind, based_on: hash, fees: { ...fees, base: amount } };
      const known = fees.prices.some((one) => one.kind === typed.name);
      const prices = known ? fees.prices.map((one) => (one.kind === typed.name ? { ...one, amount } : one)) : [...fees.prices, { kind: typed.name, amount }];
      return { kind, based_on: hash, fees: { ...fees, prices } };
    }
    case "admit_member":
      return { kind, member: keyOf(typed.member), account: await who() };
    case "remove_member":
      return { kind, member: keyOf(typed.member) };
    case "spend_treasury":
      return { kind, to: await who(), asset: typed.asset, amount: String(typed.units) };
    case "penalize":
      return { kind, candidate: Number(typed.candidate), fraction_bps: readRate(typed.fraction, 10_000) ?? 0 };
    case "appoint": {
      const present = (await get(councilPaths.appointments)).items.find((one) => one.role === typed.role)?.holder;
      return { kind, role: typed.role, ...(typed.who.trim() && { holder: await who() }), ...(present && { instead_of: present }) };
    }
    case "set_version": {
      const present = (await get(councilPaths.council)).version?.proposal;
      return { kind, version: typed.version.trim(), from_height: Number(typed.height), ...(present != null && { instead_of: present }) };
    }
  }
}
