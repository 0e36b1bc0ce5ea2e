// Activity as a table for a spreadsheet.

import { get } from "~/core/api/client";
import { paths, withQuery } from "~/core/api/paths";
import type { ActivityLine, AssetBrief } from "~/core/api/schema";
import { memoText } from "~/core/i18n";
import { plainAmount } from "~/core/money/amount";

/** Most lines of a file: what a spreadsheet opens without complaint. */
const MOST_LINES = 100_000;

/** A cell. Spreadsheets run what begins like a formula, so it is quoted as text (CWE-1236). */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function row(line: ActivityLine, assets: Map<number, AssetBrief>): string {
  const asset = line.asset == null ? undefined : assets.get(line.asset);
  const money = (units: string, of: AssetBrief | undefined) => (of ? plainAmount(units, of.decimals) : units);
  const sign = line.direction === "out" ? "-" : "";
  return [
    new Date(line.time_ms).toISOString(),
    String(line.height),
    line.transaction,
    line.kind,
    line.direction,
    line.counterparty ?? "",
    asset ? `${asset.code}#${asset.id}` : "",
    line.amount == null ? "" : sign + money(line.amount, asset),
    line.fee ? money(line.fee.amount, assets.get(line.fee.asset)) : "",
    memoText(line.memo) ?? "",
    line.refusal?.message ?? "",
  ]
    .map(cell)
    .join(",");
}

/** The whole activity that the filter leaves, as a file's text. */
export async function wholeCsv(account: string, filter: Record<string, string | number | undefined>, columns: readonly string[]): Promise<string> {
  const rows = [columns.map(cell).join(",")];
  const assets = new Map<number, AssetBrief>();
  let cursor: string | null | undefined;
  do {
    const page = await get(withQuery(paths.activity(account, filter), { limit: 100, cursor }));
    for (const asset of page.assets) assets.set(asset.id, asset);
    for (const line of page.items) rows.push(row(line, assets));
    cursor = page.next;
  } while (cursor && rows.length < MOST_LINES);
  // The mark in front lets spreadsheets read 中文.
  return `\ufeff${rows.join("\r\n")}\r\n`;
}
