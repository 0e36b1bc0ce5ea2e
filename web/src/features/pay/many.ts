// A list of receivers as people paste it: a line each, who and how much.

import { readAmount, type AmountProblem } from "~/core/money/amount";

export const MOST_RECEIVERS = 64;

export type Line = { number: number; who: string; units: bigint | null; problem: AmountProblem | "needs_two" | "zero" | null };

/** Reads lines of `who, amount`, separated by a comma, a tab, a semicolon or spaces. Amounts may hold commas when quoted or tabbed. */
export function readLines(text: string, decimals: number): Line[] {
  return text
    .split(/\r?\n/)
    .map((line, place) => ({ line: line.trim(), number: place + 1 }))
    .filter(({ line }) => line !== "" && !line.startsWith("#"))
    .map(({ line, number }) => {
      const [, who = "", rest = ""] = /^"?([^",;\t，]+?)"?\s*[,;\t， ]\s*(.+)$/.exec(line) ?? [];
      if (!rest) return { number, who: line, units: null, problem: "needs_two" };
      const read = readAmount(rest.replace(/^"|"$/g, ""), decimals);
      if (!read.ok) return { number, who, units: null, problem: read.problem };
      return read.units === 0n ? { number, who, units: null, problem: "zero" } : { number, who, units: read.units, problem: null };
    });
}
