// Amounts: base units as bigint, read from and written to decimal text. Never a float.

/** The ledger's greatest amount. */
export const MAX_AMOUNT = (1n << 128n) - 1n;

export type AmountProblem = "empty" | "not_a_number" | "too_many_places" | "too_large";
export type ReadAmount = { ok: true; units: bigint } | { ok: false; problem: AmountProblem };

// Full-width digits and signs come from Chinese keyboards; grouping marks from spreadsheets and web pages.
const WIDE: Record<string, string> = { "．": ".", "。": ".", "，": ",", "、": ",", "\u3000": " ", "\u00a0": " ", "\u202f": " ", "\u2019": "'" };
const MULTIPLES: Record<string, number> = { 万: 4, 萬: 4, 亿: 8, 億: 8, k: 3, K: 3, m: 6, M: 6 };
// Either no grouping at all, or groups of three (or of four, as some write in Chinese).
const GROUPED = /^\d{1,3}(?:[ ,']\d{3})+$|^\d{1,4}(?:[ ,']\d{4})+$/;

/** Reads `1,234.5`, `１２.５`, `1.2万` or `3k` as base units of an asset with `decimals` places. */
export function readAmount(text: string, decimals: number): ReadAmount {
  let plain = [...text.trim()].map((char) => WIDE[char] ?? narrow(char)).join("");
  if (plain === "") return { ok: false, problem: "empty" };
  const places = MULTIPLES[plain.at(-1) ?? ""] ?? 0;
  if (places) plain = plain.slice(0, -1).trimEnd();
  const [whole = "", fraction = "", ...rest] = plain.split(".");
  const digits = GROUPED.test(whole) ? whole.replace(/[ ,']/g, "") : whole;
  if (rest.length || !/^\d*$/.test(digits) || !/^\d*$/.test(fraction) || digits + fraction === "") {
    return { ok: false, problem: "not_a_number" };
  }
  const exponent = decimals + places;
  const kept = fraction.replace(/0+$/, "");
  if (kept.length > exponent) return { ok: false, problem: "too_many_places" };
  const units = BigInt(digits + kept.padEnd(exponent, "0"));
  return units > MAX_AMOUNT ? { ok: false, problem: "too_large" } : { ok: true, units };
}

function narrow(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return code >= 0xff10 && code <= 0xff19 ? String(code - 0xff10) : char;
}

/** Exact decimal text without grouping, such as `1234.5`. */
export function plainAmount(units: bigint | string, decimals: number): string {
  const value = BigInt(units);
  const sign = value < 0n ? "-" : "";
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}

/** `units × numerator ÷ denominator`, rounded down: whoever reads it is never promised too much. */
export function mulDivFloor(units: bigint, numerator: bigint, denominator: bigint): bigint {
  return (units * numerator) / denominator;
}
