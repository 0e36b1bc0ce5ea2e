// Whether a proven record is the one that was asked for.

import type { ProvedLine } from "./types";

export function provesRecord(line: ProvedLine, type: string, id: number): boolean {
  if (line.kind !== "record") return false;
  const record = line.record as { type?: string; id?: number };
  return record.type === type && record.id === id;
}

/** The same by the key of the state, for records that the wallet proves and does not read: a tag, then the id. */
export function provesKey(line: ProvedLine, tag: string, id: number): boolean {
  return line.kind === "record" && String(line.key).startsWith(tag + id.toString(16).padStart(16, "0"));
}
