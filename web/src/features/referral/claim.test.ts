import { expect, it } from "vitest";
import type { Brought } from "~/core/api/schema";
import { ascending, dueOf } from "./claim";

const brought = (invitee: string, due: string, more: Partial<Brought> = {}): Brought => ({ campaign: 1, invitee, referrer: "r", due, fees: "0", paid: "0", pays: true, ...more });

it("a claim names only those with something due, the most first", () => {
  const list = [brought("a", "3"), brought("b", "0"), brought("c", "10"), brought("d", "7", { pays: false }), brought("e", "9", { campaign: 2 })];
  expect(dueOf(list, 1)).toEqual({ invitees: [list[2], list[0]], due: 13n });
});

it("a claim names at most 64", () => {
  const list = Array.from({ length: 70 }, (_, place) => brought(`a${place}`, String(place + 1)));
  const { invitees, due } = dueOf(list, 1);
  expect(invitees.length).toBe(64);
  expect(due).toBe(BigInt((70 * 71) / 2 - (6 * 7) / 2));
});

it("accounts go by their bytes", () => {
  expect(ascending([{ address: "x", hex: "0xff" }, { address: "y", hex: "0x0A" }])).toEqual(["y", "x"]);
});
