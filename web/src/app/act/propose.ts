// The one way for a feature to have something signed: say what is wanted, and the sheet does the rest.

import type { Done, Wanted } from "~/core/act/act";
import { store } from "~/core/store";

export type Proposal = {
  title: string;
  /** The button's word: it names the act, such as "Send 12.5 TALLY to @bob". */
  verb: string;
  wanted: Wanted;
  /** The vault's name of the account that acts; the current one when left out. */
  account?: string;
  /** Called once, when it is final and applied. */
  onFinal?: (done: Done) => void;
};

export const proposal = store<Proposal | null>(null);

export function propose(wanted: Proposal): void {
  proposal.set(wanted);
}
