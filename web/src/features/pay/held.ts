// Held transfers: what can be done with one, by whom.

import { propose } from "~/app/act/propose";
import type { AssetBrief, Held } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useLink } from "~/core/stream/state";

export type HeldActs = { over: boolean; accept: (() => void) | null; giveBack: (() => void) | null };

/** The receiver accepts or sends back; past the deadline anyone may send it back. */
export function useHeldActs(me: string | undefined) {
  const t = useText().pay.held;
  const format = useFormat();
  const { time_ms } = useLink();
  return (held: Held, asset: AssetBrief | undefined): HeldActs => {
    const over = time_ms > held.deadline_ms;
    const what = asset ? `${format.amount(held.amount, asset.decimals)} ${asset.code}` : "";
    const mine = held.to === me;
    return {
      over,
      accept: mine && !over ? () => propose({ title: t.accept, verb: t.acceptVerb(what), wanted: [{ kind: "accept_held", held: held.id }] }) : null,
      giveBack: me && (mine || over) ? () => propose({ title: t.return, verb: t.returnVerb(what), wanted: [{ kind: "return_held", held: held.id }] }) : null,
    };
  };
}
