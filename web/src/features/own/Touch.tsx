// Unlocking with a passkey, beside the pass phrase.

import { useEffect, useState } from "react";
import { useText } from "~/core/i18n";
import { openNow } from "~/core/vault/session";
import { addTouch, removeTouch, touchKept } from "~/core/vault/touch";
import { wallet } from "~/core/wallet/client";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Row, Stack } from "~/ui/Card";
import { SkeletonLines } from "~/ui/States";
import { toast } from "~/ui/Toast";
import { PassGate } from "./Reveal";

export default function Touch() {
  const t = useText().own.touch;
  const [kept, setKept] = useState<boolean | null>(null);
  useEffect(() => void touchKept().then(setKept), []);
  const add = async (pass_phrase: string) => {
    // Whoever finds a wallet open must not be able to keep the way in.
    await wallet("vault.confirm", { vault: openNow().vault, pass_phrase });
    await addTouch();
    setKept(true);
    toast(t.on);
  };
  const remove = () => void removeTouch().then(() => setKept(false));
  return (
    <Page title={t.title} sub={t.note} narrow>
      <Card>
        {kept === null ? <SkeletonLines count={1} /> : kept ? (
          <Stack>
            <Notice tone="good" icon="key">{t.on}</Notice>
            <Row><Button icon="trash" onClick={remove}>{t.remove}</Button></Row>
          </Stack>
        ) : (
          <PassGate verb={t.add} onPass={add} />
        )}
      </Card>
    </Page>
  );
}
