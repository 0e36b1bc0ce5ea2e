// Whether a proven record is the one that was asked for.

import type { ProvedLine } from "./types";

/** Whether the record is of this type and says of itself what was asked for. */
export function proves(line: ProvedLine, type: string, asked: Record<string, string | number> = {}): boolean {
  if (line.kind !== "record") return false;
  const record = line.record as Record<string, unknown>;
  return record.type === type && Object.entries(asked).every(([name, value]) => record[name] === value);
}

export function provesRecord(line: ProvedLine, type: string, id: number): boolean {
  return proves(line, type, { id });
}
