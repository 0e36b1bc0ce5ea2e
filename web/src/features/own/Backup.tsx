// The backup that was put off: see the words, write them down, show that one did.

import { useState } from "react";
import { useLocation } from "wouter";
import { useText } from "~/core/i18n";
import { markBackedUp, openNow, useAccount } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import { Quiz } from "~/features/start/Quiz";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Stack } from "~/ui/Card";
import { toast } from "~/ui/Toast";
import { PhraseShown, type Phrased } from "./PhraseShown";
import { PassGate } from "./Reveal";

export default function Backup() {
  const t = useText();
  const [, go] = useLocation();
  const account = useAccount();
  const [phrase, setPhrase] = useState<Phrased | null>(null);
  const [quiz, setQuiz] = useState(false);
  const [seen, setSeen] = useState(false);
  const show = async (pass_phrase: string) => setPhrase(await wallet("export.phrase", { vault: openNow().vault, pass_phrase, account: account?.name ?? "" }));
  const pass = () => void markBackedUp().then(() => { toast(t.own.backedUp); go("/"); });
  return (
    <Page title={t.own.backup} sub={t.own.backupSub} narrow>
      {!phrase ? (
        <Card><PassGate verb={t.own.showIt} onPass={show} warn={t.start.phraseNote} /></Card>
      ) : quiz ? (
        <Quiz phrase={phrase.phrase} onPass={pass} />
      ) : (
        <Stack>
          <Notice tone="warn">{t.start.phraseNote}</Notice>
          <Card><PhraseShown phrase={phrase} onSeen={() => setSeen(true)} /></Card>
          <Button kind="primary" wide disabled={!seen} onClick={() => setQuiz(true)}>{t.start.written}</Button>
        </Stack>
      )}
    </Page>
  );
}
