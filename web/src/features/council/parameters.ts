// The numbers by which the ledger works.

import { useQuery } from "~/core/api/query";
import type { Parameters } from "~/core/api/schema";
import { useLink } from "~/core/stream/state";
import { councilPaths } from "./paths";

/** The present parameters; nothing until they are known. */
export function useParameters(): Parameters | undefined {
  return useQuery(councilPaths.parameters).data?.parameters;
}

/** When an epoch begins, in milliseconds. */
export function epochStart(parameters: Parameters, epoch: number): number {
  const first = Number(parameters["epochs_from.epoch"] ?? 0);
  const from_ms = Number(parameters["epochs_from.time_ms"] ?? 0);
  return from_ms + (epoch - first) * Number(parameters.epoch_ms ?? 1);
}

/** The epoch of a time. Before the first one of the present length there is one more of the old length. */
export function epochAt(parameters: Parameters, time_ms: number): number {
  const first = Number(parameters["epochs_from.epoch"] ?? 0);
  const from_ms = Number(parameters["epochs_from.time_ms"] ?? 0);
  if (time_ms < from_ms) return Math.max(first - 1, 0);
  return first + Math.floor((time_ms - from_ms) / Number(parameters.epoch_ms ?? 1));
}

export type Epochs = { now: number; next_ms: number; length_ms: number; start: (epoch: number) => number };

/** Where in its epochs the ledger is, by the last block's time. */
export function useEpochs(): Epochs | null {
  const parameters = useParameters();
  const { time_ms } = useLink();
  if (!parameters || !time_ms) return null;
  const now = epochAt(parameters, time_ms);
  return { now, next_ms: epochStart(parameters, now + 1), length_ms: Number(parameters.epoch_ms), start: (epoch) => epochStart(parameters, epoch) };
}
