// Candidates, and what an account has with them.

import type { Path } from "~/core/api/client";
import type { Page } from "~/core/api/paths";
import type * as it from "~/core/api/schema";

const e = encodeURIComponent;

export const stakePaths = {
  candidates: "/v1/candidates" as Path<Page<it.Candidate>>,
  candidate: (id: number): Path<it.Candidate> => `/v1/candidates/${id}`,
  candidateProof: (id: number) => `/v1/candidates/${id}/proof`,
  bonds: (account: string): Path<Page<it.Bond>> => `/v1/accounts/${e(account)}/bonds`,
  bondProof: (account: string, candidate: number) => `/v1/accounts/${e(account)}/bonds/${candidate}/proof`,
  rewards: (account: string): Path<Page<it.StakeReward>> => `/v1/accounts/${e(account)}/rewards`,
};
