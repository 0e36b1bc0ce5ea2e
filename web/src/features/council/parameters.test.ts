import { expect, it } from "vitest";
import { epochAt, epochStart } from "./parameters";

// The example of the reference: epochs of 100 s from 0, of 60 s from epoch 3 on.
const parameters = { epoch_ms: "60000", "epochs_from.epoch": "3", "epochs_from.time_ms": "300000" };

it("epochs go on when their length changes", () => {
  expect(epochAt(parameters, 250_000)).toBe(2);
  expect(epochAt(parameters, 300_000)).toBe(3);
  expect(epochAt(parameters, 359_999)).toBe(3);
  expect(epochAt(parameters, 360_000)).toBe(4);
  expect(epochStart(parameters, 4)).toBe(360_000);
});
