// What an account did in its campaign, and what it comes to.

import type { Path } from "~/core/api/client";
import type * as it from "~/core/api/schema";

export const miningPaths = {
  part: (account: string): Path<it.MiningAnswer> => `/v1/accounts/${encodeURIComponent(account)}/mining`,
};
