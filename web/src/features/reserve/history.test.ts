import { expect, it } from "vitest";
import type { ActivityLine, AttestationLine, Redemption, Stablecoin } from "~/core/api/schema";
import { attestedOverTime, circulatedOverTime, type Dated } from "./history";

const line = (custodian: string, amount: string, time_ms: number): AttestationLine => ({ custodian, amount, time_ms, as_of_ms: time_ms, document: "", height: 1, transaction: String(time_ms) });
const mint = (amount: string, time_ms: number): ActivityLine => ({ transaction: String(time_ms), height: 1, index: 0, time_ms, kind: "mint_to_dealer", direction: "in", asset: 1, amount });
const paid = (custodian: string, amount: string, changed_ms: number): Redemption => ({ id: changed_ms, coin: 1, from: "", dealer: "", amount, stage: "settled", requested_ms: 0, changed_ms, changed_by: "", custodian });
const coin: Pick<Stablecoin, "custodians" | "max_age_ms"> = { max_age_ms: 100, custodians: ["a", "b"].map((account) => ({ account, limit: "800", after_ms: 0, attestation: null })) };
const shown = (points: { time_ms: number; units: bigint }[]) => points.map((point) => [point.time_ms, String(point.units)]);
const only = (dated: Partial<Dated>): Dated => ({ statements: [], mints: [], settled: [], ...dated });

it("a newer statement takes the place of the custodian's older one, and counts up to its limit", () => {
  const statements = [line("a", "50", 30), line("b", "300", 20), line("a", "900", 10)];
  expect(shown(attestedOverTime(only({ statements }), coin, 40))).toEqual([[10, "800"], [20, "800"], [20, "1100"], [30, "1100"], [30, "350"], [40, "350"]]);
});

it("what was paid out and what is too old counts no more", () => {
  const dated = only({ statements: [line("a", "700", 10)], settled: [paid("a", "200", 50), paid("b", "9", 60)] });
  expect(shown(attestedOverTime(dated, coin, 200))).toEqual([[10, "700"], [50, "700"], [50, "500"], [60, "500"], [60, "500"], [111, "500"], [111, "0"], [200, "0"]]);
});

it("circulation is walked back, and what no date explains is said", () => {
  const dated = only({ mints: [mint("40", 30), mint("100", 10)], settled: [paid("a", "25", 20)] });
  expect(circulatedOverTime(dated, 115n, 40)).toEqual({ undated: 0n, points: [10, 20, 20, 30, 30, 40].map((time_ms, place) => ({ time_ms, units: [100n, 100n, 75n, 75n, 115n, 115n][place] })) });
  expect(circulatedOverTime(dated, 110n, 40).undated).toBe(-5n);
  expect(circulatedOverTime(dated, 110n, 40).points[0]).toEqual({ time_ms: 10, units: 95n });
});
