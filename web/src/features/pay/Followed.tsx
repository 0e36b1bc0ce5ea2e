// A link of ours that somebody opened: to a payment, or to a packet.

import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { wallet } from "~/core/wallet/client";
import { Page } from "~/ui/Card";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { useText } from "~/core/i18n";
import { givenDraft } from "~/features/account/given";
import { givenLink } from "~/features/packet/given";
import { givenPayment } from "./given";

/** The link as it was written: what is percent-encoded in it stays so. */
function linkIn(at: string): string {
  const raw = location.hash.replace(/^#\/?/, "");
  return /^tally:/i.test(raw) ? raw : at.slice(1);
}

export default function Followed() {
  const t = useText();
  const [at, go] = useLocation();
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const text = linkIn(at);
    wallet("link.parse", { text }).then((link) => {
      if (link.kind === "pay") {
        givenPayment.set(text);
        return go("/pay", { replace: true });
      }
      if (link.kind === "packet") {
        // The key leaves the address bar and the history at once.
        givenLink.set(text);
        return go(`/packet/${link.packet}`, { replace: true });
      }
      givenDraft.set(link.draft);
      go("/sign", { replace: true });
    }, setError);
  }, [at, go]);
  return <Page title={t.app.name} narrow>{error ? <ErrorState error={error} /> : <SkeletonLines count={2} />}</Page>;
}
