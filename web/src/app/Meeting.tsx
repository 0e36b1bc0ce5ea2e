// Before the network is known: looking for it, or warning that it is another one.

import { useText } from "~/core/i18n";
import { trust, useNetworkState } from "~/core/network";
import { Button } from "~/ui/Button";
import { Facts, Notice } from "~/ui/Card";
import css from "./Meeting.module.css";

export function Meeting() {
  const t = useText().app.network;
  const state = useNetworkState();
  if (state.phase === "other") {
    return (
      <main className={css.meeting}>
        <div className={css.box}>
          <h1>{t.otherTitle}</h1>
          <Notice tone="warn">{t.other}</Notice>
          <Facts
            items={[
              [t.known, <code key="known">{state.pinned.genesis}</code>],
              [t.found, <code key="found">{state.found.genesis}</code>],
            ]}
          />
          <Button kind="danger" onClick={() => trust(state.found)}>
            {t.trust}
          </Button>
        </div>
      </main>
    );
  }
  if (state.phase === "broken") return <main className={css.meeting}><Notice tone="bad">{state.message}</Notice></main>;
  return (
    <main className="splash" aria-busy="true">
      <img src="/icon.svg" alt="" />
      <p role="status">{state.phase === "unreachable" ? t.unreachable : t.asking}</p>
    </main>
  );
}
