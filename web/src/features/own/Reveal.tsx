// Asking for the pass phrase once more before something secret is shown.

import { useState, type FormEvent } from "react";
import { useText } from "~/core/i18n";
import { DEMO_PASS_PHRASE, useOpen } from "~/core/vault/session";
import { Button } from "~/ui/Button";
import { Notice, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { useErrorText } from "~/ui/States";

export function PassGate({ verb, onPass, warn }: { verb: string; onPass: (pass: string) => Promise<unknown>; warn?: string }) {
  const t = useText();
  const say = useErrorText();
  const open = useOpen();
  const [pass, setPass] = useState(open?.demo ? DEMO_PASS_PHRASE : "");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    onPass(pass).catch((reason: unknown) => setError(say(reason))).finally(() => setBusy(false));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {warn && <Notice tone="warn">{warn}</Notice>}
        <Field label={t.app.locked.pass} type="password" autoComplete="current-password" value={pass} error={error} onChange={(event) => setPass(event.target.value)} />
        <Button kind="primary" type="submit" busy={busy} disabled={!pass}>{verb}</Button>
      </Stack>
    </form>
  );
}
