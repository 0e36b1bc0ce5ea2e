// Claiming a name.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";

const NAME = /^[a-z][a-z0-9_]{2,29}$/;

export default function Name() {
  const t = useText();
  const { account } = useHoldings(useAccount()?.address);
  const [name, setName] = useState("");
  const plain = name.trim().replace(/^@/, "").toLowerCase();
  const good = NAME.test(plain);
  return (
    <Page title={t.own.nameTitle} sub={t.own.nameNote} narrow>
      {account?.name && <Notice tone="good"><strong>{account.name}</strong></Notice>}
      <Card>
        <Stack>
          <Field label={t.own.nameField} value={name} maxLength={31} placeholder="@" autoCapitalize="none" error={name && !good ? t.own.nameWrong : null} onChange={(event) => setName(event.target.value)} />
          <Button kind="primary" wide disabled={!good} onClick={() => propose({ title: t.own.nameTitle, verb: t.own.nameVerb(`@${plain}`), wanted: [{ kind: "claim_name", name: plain }], onFinal: () => setName("") })}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
