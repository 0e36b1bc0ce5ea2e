// What the council decided and decides, and what the network owns.

import type { Path } from "~/core/api/client";
import type { Page } from "~/core/api/paths";
import { withQuery } from "~/core/api/paths";
import type * as it from "~/core/api/schema";

export const councilPaths = {
  council: "/v1/council" as Path<it.Council>,
  councilProof: "/v1/council/proof",
  parameters: "/v1/council/parameters" as Path<it.ParametersAnswer>,
  parametersProof: "/v1/council/parameters/proof",
  fees: "/v1/council/fees" as Path<it.FeesAnswer>,
  appointments: "/v1/council/appointments" as Path<Page<it.Appointment>>,
  proposals: (stage?: string): Path<Page<it.Proposal>> => withQuery("/v1/council/proposals", { stage }),
  proposal: (id: number): Path<it.ProposalAnswer> => `/v1/council/proposals/${id}`,
  proposalProof: (id: number) => `/v1/council/proposals/${id}/proof`,
  treasury: "/v1/treasury" as Path<it.Treasury>,
  treasuryProof: "/v1/treasury/proof",
};
