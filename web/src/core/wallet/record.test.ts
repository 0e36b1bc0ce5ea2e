import { expect, it } from "vitest";
import { proves, provesRecord } from "./record";
import type { ProvedLine } from "./types";

const line = (record: object) => ({ kind: "record", key: "", record }) as unknown as ProvedLine;

it("a record is proved only when it is of the type and says everything that was asked for", () => {
  const bond = line({ type: "bond", account: "tally1a", candidate: 7, shares: "3000" });
  expect(proves(bond, "bond", { account: "tally1a", candidate: 7 })).toBe(true);
  expect(proves(bond, "bond", { account: "tally1b", candidate: 7 })).toBe(false);
  expect(proves(bond, "bond", { account: "tally1a", candidate: 8 })).toBe(false);
  expect(proves(bond, "leaving", { candidate: 7 })).toBe(false);
  expect(proves(bond, "bond", { id: 7 })).toBe(false);
  expect(provesRecord(line({ type: "basket", id: 4 }), "basket", 4)).toBe(true);
});

it("a receipt proves no record", () => {
  const receipt = { kind: "receipt", place: 0, receipt: { type: "council" } } as unknown as ProvedLine;
  expect(proves(receipt, "council")).toBe(false);
});
