// The steps of an act, from what is wanted to a verified receipt.

import { useCallback, useEffect, useState } from "react";
import { commit, prepare, verify, type Done, type Prepared } from "~/core/act/act";
import { openNow } from "~/core/vault/session";
import type { Draft } from "~/core/wallet/types";
import type { Proved } from "~/core/wallet/verify";
import type { Proposal } from "./propose";

export type Flow =
  | { at: "preparing" }
  | { at: "review"; prepared: Prepared }
  | { at: "sending"; prepared: Prepared }
  | { at: "final"; prepared: Prepared; done: Done; proof: Proved | null; proofError: Error | null }
  | { at: "partial"; partial: Draft }
  | { at: "failed"; error: Error; sent: boolean };

export function useFlow(wanted: Proposal) {
  const [flow, setFlow] = useState<Flow>({ at: "preparing" });
  useEffect(() => {
    let here = true;
    const open = openNow();
    const name = wanted.account ?? open.current;
    const account = open.accounts.find((one) => one.name === name) ?? open.accounts[0];
    if (!account) return;
    prepare(account, wanted.wanted).then(
      (prepared) => here && setFlow({ at: "review", prepared }),
      (error: Error) => here && setFlow({ at: "failed", error, sent: false }),
    );
    return () => {
      here = false;
    };
  }, [wanted]);

  const confirm = useCallback(
    async (prepared: Prepared) => {
      setFlow({ at: "sending", prepared });
      let done: Done;
      try {
        const result = await commit(prepared);
        if ("partial" in result) return setFlow({ at: "partial", partial: result.partial });
        done = result;
      } catch (error) {
        return setFlow({ at: "failed", error: error as Error, sent: true });
      }
      setFlow({ at: "final", prepared, done, proof: null, proofError: null });
      try {
        const proof = await verify(done.id);
        setFlow({ at: "final", prepared, done, proof, proofError: null });
        // What a feature does next rests on what was proved.
        if (done.receipt.applied) wanted.onFinal?.(done);
      } catch (error) {
        setFlow({ at: "final", prepared, done, proof: null, proofError: error as Error });
      }
    },
    [wanted],
  );
  return { flow, confirm };
}
