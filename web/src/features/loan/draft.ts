// A note as it is being written, and what is wrong with it before anything is asked of the ledger.

import type { AssetBrief, LoanAgreement, LoanRepayment, LoanUnit } from "~/core/api/schema";
import { readAmount } from "~/core/money/amount";
import { wallet } from "~/core/wallet/client";
import { PERIODS, type Period } from "~/features/mandate/period";
import { readRecipient } from "~/features/pay/recipient";
import { recordedUnit } from "./unit";

export const DAY_MS = 86_400_000;
const MOST_BPS = 100_000;
const MOST_INSTALMENTS = 360;
const MOST_TERM_MS = 40 * 365 * DAY_MS;
const MOST_WITNESSES = 8;

export type LoanDraft = {
  role: "lender" | "borrower";
  other: string;
  withGuarantor: boolean;
  guarantor: string;
  witnesses: string;
  what: "asset" | "cash";
  asset: number;
  unit: string;
  decimals: string;
  amount: string;
  pledged: boolean;
  pledge: number;
  pledgeAmount: string;
  valuation: "forfeit" | "agreed";
  worth: string;
  rate: string;
  lateRate: string;
  repayment: LoanRepayment["kind"];
  count: string;
  period: Period;
  /** As the browser's field for date and time writes it. */
  firstDue: string;
  grace: string;
  how: "sign" | "offer";
  offerDays: string;
};

/** A time as the browser's field for date and time writes it, in the reader's own zone. */
export function localTime(ms: number): string {
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function newDraft(now_ms: number): LoanDraft {
  const due = new Date(now_ms + 30 * DAY_MS);
  due.setHours(23, 59, 0, 0);
  return {
    role: "lender", other: "", withGuarantor: false, guarantor: "", witnesses: "",
    what: "asset", asset: 0, unit: "CNY", decimals: "2", amount: "",
    pledged: false, pledge: 0, pledgeAmount: "", valuation: "forfeit", worth: "",
    rate: "0", lateRate: "0", repayment: "bullet", count: "3", period: "month", firstDue: localTime(due.getTime()), grace: "3",
    how: "sign", offerDays: "7",
  };
}

export function whole(text: string, least: number, most: number): number | null {
  const number = Number(text);
  return /^\d+$/.test(text.trim()) && number >= least && number <= most ? number : null;
}

/** Hundredths of a per cent out of `12.5`. */
export function readBps(text: string, most = MOST_BPS): number | null {
  const read = readAmount(text.trim().replace(/[%％]$/, "") || "0", 2);
  if (!read.ok) return null;
  const { units: bps } = read;
  return bps <= BigInt(most) ? Number(bps) : null;
}

export const showBps = (bps: number): string => String(bps / 100);

export const dueOf = (draft: LoanDraft): number => new Date(draft.firstDue).getTime();

export function repaymentOf(draft: LoanDraft): LoanRepayment | null {
  if (draft.repayment === "bullet") return { kind: "bullet" };
  const count = whole(draft.count, 2, MOST_INSTALMENTS);
  return count === null ? null : { kind: draft.repayment, count, period_ms: PERIODS[draft.period] };
}

export function graceOf(draft: LoanDraft): number | null {
  const days = whole(draft.grace, 0, 365);
  if (days === null) return null;
  return draft.repayment !== "bullet" && days * DAY_MS > PERIODS[draft.period] ? null : days * DAY_MS;
}

export function dueWrong(draft: LoanDraft, now_ms: number): boolean {
  const first = dueOf(draft);
  const repayment = repaymentOf(draft);
  if (!Number.isFinite(first) || first <= now_ms) return true;
  const last = repayment && repayment.kind !== "bullet" ? first + (repayment.count - 1) * repayment.period_ms : first;
  return last - now_ms > MOST_TERM_MS;
}

export function unitWrong(draft: LoanDraft): boolean {
  const bytes = new TextEncoder().encode(draft.unit.trim()).length;
  return draft.what === "cash" && (bytes < 1 || bytes > 16);
}

/** The unit in the shape of an asset, so that amounts of it are read and shown like any other. */
export function draftUnit(draft: LoanDraft, asset: AssetBrief | undefined): AssetBrief | undefined {
  if (draft.what === "asset") return asset;
  const decimals = whole(draft.decimals, 0, 18);
  return decimals === null || unitWrong(draft) ? undefined : recordedUnit(draft.unit.trim(), decimals);
}

export const witnessLines = (draft: LoanDraft): string[] => draft.witnesses.split(/[\r\n,，;]+/).map((line) => line.trim()).filter(Boolean);
export const tooManyWitnesses = (draft: LoanDraft): boolean => witnessLines(draft).length > MOST_WITNESSES;

export type Parties = { lender: string; borrower: string; guarantor: string | null };
export type Sums = { principal: bigint; collateral: bigint | null; worth: bigint | null };

/** The agreement that is signed. What a text means is asked of the wallet and, for names, of the ledger. */
export async function agreementOf(draft: LoanDraft, parties: Parties, sums: Sums): Promise<LoanAgreement> {
  const rate_bps = readBps(draft.rate);
  const late_rate_bps = readBps(draft.lateRate);
  const repayment = repaymentOf(draft);
  const grace_ms = graceOf(draft);
  if (rate_bps === null || late_rate_bps === null || !repayment || grace_ms === null) throw new Error("the form was checked before");
  const unit: LoanUnit = draft.what === "asset" ? { asset: draft.asset } : { recorded: { name: draft.unit.trim(), decimals: Number(draft.decimals) } };
  return {
    lender: parties.lender,
    borrower: parties.borrower,
    ...(parties.guarantor && { guarantor: parties.guarantor }),
    witnesses: await readWitnesses(draft),
    terms: {
      unit,
      principal: String(sums.principal),
      rate_bps,
      repayment,
      first_due_ms: dueOf(draft),
      grace_ms,
      late_rate_bps,
      ...(sums.collateral !== null && {
        collateral: { asset: draft.pledge, amount: String(sums.collateral), valuation: draft.valuation === "agreed" ? { kind: "agreed", value: String(sums.worth ?? 0n) } : { kind: "forfeit" } },
      }),
    },
  };
}

/** The ledger wants witnesses in the order of their addresses' bytes. */
async function readWitnesses(draft: LoanDraft): Promise<string[]> {
  const found = await Promise.all(witnessLines(draft).map(async (line) => wallet("address.parse", { text: (await readRecipient(line)).address })));
  return found.sort((a, b) => (a.hex < b.hex ? -1 : 1)).map((one) => one.address);
}
