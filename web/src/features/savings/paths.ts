// Savings pools, and what an account has in them.

import type { Path } from "~/core/api/client";
import { withQuery, type Page } from "~/core/api/paths";
import type * as it from "~/core/api/schema";

const e = encodeURIComponent;

export const savingsPaths = {
  pools: "/v1/pools" as Path<Page<it.SavingsPool>>,
  pool: (id: number): Path<it.SavingsPoolAnswer> => `/v1/pools/${id}`,
  poolProof: (id: number) => `/v1/pools/${id}/proof`,
  flexible: (account: string): Path<Page<it.FlexibleDeposit>> => `/v1/accounts/${e(account)}/deposits/flexible`,
  flexibleProof: (account: string, pool: number) => `/v1/accounts/${e(account)}/deposits/flexible/${pool}/proof`,
  depositProof: (id: number) => `/v1/deposits/${id}/proof`,
  fixed: (account: string, all = false): Path<Page<it.FixedDeposit>> => withQuery(`/v1/accounts/${e(account)}/deposits/fixed`, { all: all || null }),
};
