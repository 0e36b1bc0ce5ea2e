// What falls due when, before anybody signs: docs/reference/loan.md, "The schedule", in whole numbers. Once there is an
// offer or a note, the node's own answer is shown.

import type { LoanInstalment, LoanRepayment } from "~/core/api/schema";

export type Plan = { principal: bigint; rate_bps: number; repayment: LoanRepayment; first_due_ms: number; start_ms: number };

const YEAR_MS = 31_536_000_000n;
const BPS = 10_000n;
/** One, in the fixed point of the annuity. */
const ONE = 10n ** 27n;

const ceil = (numerator: bigint, denominator: bigint) => (numerator + denominator - 1n) / denominator;

export function interest(amount: bigint, rate_bps: number, ms: number): bigint {
  return ceil(amount * BigInt(rate_bps) * BigInt(ms), BPS * YEAR_MS);
}

/** What is paid each time: rounded up, for the lender. The last instalment is less for it. */
export function annuity(principal: bigint, rate_bps: number, period_ms: number, count: number): bigint {
  const rate = (ONE * BigInt(rate_bps) * BigInt(period_ms)) / (BPS * YEAR_MS);
  if (rate === 0n) return ceil(principal, BigInt(count));
  const discount = (ONE * ONE) / (ONE + rate);
  let power = ONE;
  for (const bit of count.toString(2)) {
    power = (power * power) / ONE;
    if (bit === "1") power = (power * discount) / ONE;
  }
  return ceil(principal * rate, ONE - power);
}

export function schedule({ principal, rate_bps, repayment, first_due_ms, start_ms }: Plan): LoanInstalment[] {
  const count = repayment.kind === "bullet" ? 1 : repayment.count;
  const period_ms = repayment.kind === "bullet" ? 0 : repayment.period_ms;
  const each = repayment.kind === "annuity" ? annuity(principal, rate_bps, period_ms, count) : 0n;
  const instalments: LoanInstalment[] = [];
  let left = principal;
  let from_ms = start_ms;
  for (let number = 1; number <= count; number += 1) {
    const due_ms = first_due_ms + (number - 1) * period_ms;
    const due = interest(left, rate_bps, due_ms - from_ms);
    const wanted = repayment.kind === "annuity" ? (due > each ? 0n : each - due) : principal / BigInt(count);
    const part = number === count ? left : wanted < left ? wanted : left;
    instalments.push({ number, due_ms, principal: String(part), interest: String(due) });
    left -= part;
    from_ms = due_ms;
  }
  return instalments;
}
