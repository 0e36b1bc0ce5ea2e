// The locked wallet.

import { useEffect, useState, type FormEvent } from "react";
import { useText } from "~/core/i18n";
import { removeWallet, unlock } from "~/core/vault/session";
import { touchKept, unlockByTouch } from "~/core/vault/touch";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Stack } from "~/ui/Card";
import { Dialog } from "~/ui/Dialog";
import { Field } from "~/ui/Field";
import { useErrorText } from "~/ui/States";

export function Locked() {
  const t = useText();
  const say = useErrorText();
  const [pass, setPass] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);

  const [touch, setTouch] = useState(false);
  useEffect(() => void touchKept().then(setTouch), []);

  const attempt = (opening: Promise<void>) => {
    setBusy(true);
    setError(null);
    opening.catch((reason: unknown) => {
      setError(say(reason));
      setBusy(false);
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt(unlock(pass));
  };

  return (
    <Page title={t.app.locked.title} sub={t.app.locked.sub} narrow>
      <Card>
        <form onSubmit={submit}>
          <Stack>
            <Field label={t.app.locked.pass} type="password" autoComplete="current-password" autoFocus value={pass} error={error} onChange={(event) => setPass(event.target.value)} />
            <Button kind="primary" wide type="submit" busy={busy} disabled={!pass} icon="lock">
              {t.app.locked.unlock}
            </Button>
            {touch && <Button wide icon="key" disabled={busy} onClick={() => attempt(unlockByTouch())}>{t.app.locked.touch}</Button>}
            <Button kind="quiet" small onClick={() => setRemoving(true)}>
              {t.app.locked.forgot}
            </Button>
          </Stack>
        </form>
      </Card>
      {removing && <RemoveWallet onClose={() => setRemoving(false)} />}
    </Page>
  );
}

export function RemoveWallet({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [word, setWord] = useState("");
  const sure = word.trim() === t.app.locked.word;
  return (
    <Dialog
      title={t.app.locked.remove}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.app.cancel}</Button>
          <Button kind="danger" disabled={!sure} onClick={() => void removeWallet().then(onClose)}>
            {t.app.locked.remove}
          </Button>
        </>
      }
    >
      <p>{t.app.locked.forgotNote}</p>
      <Notice tone="bad">{t.app.locked.removeSure}</Notice>
      <Field label={t.app.locked.removeWord(t.app.locked.word)} value={word} onChange={(event) => setWord(event.target.value)} />
    </Dialog>
  );
}
