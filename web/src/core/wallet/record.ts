// Whether a proven record is the one that was asked for.

import type { ProvedLine } from "./types";

export function provesRecord(line: ProvedLine, type: string, id: number): boolean {
  if (line.kind !== "record") return false;
  const record = line.record as { type?: string; id?: number };
  return record.type === type && record.id === id;
}
