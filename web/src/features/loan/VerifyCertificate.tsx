// Somebody's certificate, checked in this browser with the network's key and nothing else.

import { useRef, useState } from "react";
import { toHex } from "~/core/api/client";
import { useText } from "~/core/i18n";
import type { ProvedLoan } from "~/core/wallet/types";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Row, Stack } from "~/ui/Card";
import { useErrorText } from "~/ui/States";
import { isCertificate, readCertificate } from "./certificate";
import { Paper } from "./Paper";

export default function VerifyCertificate() {
  const t = useText().loan.certificate;
  const say = useErrorText();
  const input = useRef<HTMLInputElement>(null);
  const [proved, setProved] = useState<ProvedLoan | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const pick = async (chosen: File | undefined) => {
    if (!chosen) return;
    setBusy(true);
    setProved(null);
    setError(null);
    try {
      const file = toHex(new Uint8Array(await chosen.arrayBuffer()));
      if (!isCertificate(file)) throw new Error(t.notOne);
      setProved(await readCertificate(file));
    } catch (reason) {
      setError(say(reason));
    }
    setBusy(false);
    if (input.current) input.current.value = "";
  };
  return (
    <Page title={t.verifyTitle} sub={t.verifyNote}>
      <Card>
        <Stack>
          <Row>
            <Button kind={proved ? "secondary" : "primary"} icon="upload" busy={busy} onClick={() => input.current?.click()}>{t.choose}</Button>
            <input ref={input} type="file" hidden aria-label={t.choose} onChange={(event) => void pick(event.target.files?.[0])} />
          </Row>
          {error && <Notice tone="bad"><strong>{t.bad}</strong> {error}</Notice>}
          {proved && <Notice tone="good" icon="shield"><strong>{t.good}</strong> {t.proved(t.entries(proved.history.length))}</Notice>}
        </Stack>
      </Card>
      {proved && <Paper proved={proved} />}
    </Page>
  );
}
