// A new pass phrase for the same keys.

import { useState } from "react";
import { useLocation } from "wouter";
import { useText } from "~/core/i18n";
import { changePassPhrase } from "~/core/vault/session";
import { PassPhraseForm } from "~/features/start/PassPhrase";
import { Card, Page } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { useErrorText } from "~/ui/States";
import { toast } from "~/ui/Toast";

export default function ChangePass() {
  const t = useText();
  const say = useErrorText();
  const [, go] = useLocation();
  const [now, setNow] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const change = (next: string) => {
    setBusy(true);
    setError(null);
    changePassPhrase(now, next).then(
      () => { toast(t.own.passChanged); go("/own"); },
      (reason: unknown) => { setError(say(reason)); setBusy(false); },
    );
  };
  return (
    <Page title={t.own.pass} narrow>
      <Card><Field label={t.own.passNow} type="password" autoComplete="current-password" value={now} onChange={(event) => setNow(event.target.value)} /></Card>
      <PassPhraseForm onChoose={change} busy={busy} error={error} verb={t.own.pass} />
    </Page>
  );
}
