// Guardians, and a recovery that is under way.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import type { Account } from "~/core/api/schema";
import { useNow } from "~/core/clock";
import { useFormat, useText } from "~/core/i18n";
import { wallet } from "~/core/wallet/client";
import { readRecipient } from "~/features/pay/recipient";
import { AddressChip } from "~/ui/AddressChip";
import { Button } from "~/ui/Button";
import { Card, Notice, Row, Stack } from "~/ui/Card";
import { Field, TextField } from "~/ui/Field";
import { useErrorText } from "~/ui/States";

const DAY_MS = 86_400_000;

export function Guardians({ account }: { account: Account }) {
  const t = useText();
  const say = useErrorText();
  const format = useFormat();
  const now = useNow();
  const [text, setText] = useState("");
  const [threshold, setThreshold] = useState("1");
  const [days, setDays] = useState("3");
  const [error, setError] = useState<string | null>(null);
  const { guardians, recovery } = account.security ?? {};
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  const whole = (word: string) => /^[1-9]\d{0,3}$/.test(word);

  const set = async () => {
    setError(null);
    try {
      const found = await Promise.all(lines.map((line) => readRecipient(line)));
      // Sorting by the 0x form is the ledger's order of addresses.
      const hexes = await Promise.all(found.map(async ({ address }) => ({ address, hex: (await wallet("address.parse", { text: address })).hex })));
      const sorted = hexes.sort((a, b) => (a.hex < b.hex ? -1 : 1)).map(({ address }) => address);
      propose({ title: t.account.guardians, verb: t.account.guardVerb, wanted: [{ kind: "set_guardians", guardians: sorted, threshold: Number(threshold), delay_ms: Number(days) * DAY_MS }], onFinal: () => setText("") });
    } catch (reason) { setError(say(reason)); }
  };
  return (
    <Card title={t.account.guardians}>
      <Stack>
        <p>{t.account.guardiansNote}</p>
        {recovery && (
          <Notice tone="bad">
            <strong>{t.account.recovery}</strong> {t.account.recoveryAsked(recovery.approvals.length)} {recovery.ready_ms && t.account.recoveryReady(format.ago(recovery.ready_ms, now))}
            <Row><Button small kind="danger" onClick={() => propose({ title: t.account.veto, verb: t.account.vetoVerb, wanted: [{ kind: "veto_recovery" }] })}>{t.account.veto}</Button></Row>
          </Notice>
        )}
        {guardians ? (
          <Notice icon="people">
            <strong>{t.explore.guardians(guardians.members.length, guardians.threshold)}</strong>
            {guardians.members.map((member) => <p key={member}><AddressChip address={member} /></p>)}
          </Notice>
        ) : <Notice>{t.account.noGuardians}</Notice>}
        <TextField label={t.account.members} value={text} error={error} onChange={(event) => setText(event.target.value)} />
        <Field label={t.account.threshold} inputMode="numeric" value={threshold} onChange={(event) => setThreshold(event.target.value)} />
        <Field label={t.account.delay} inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} />
        <Row><Button disabled={!lines.length || !whole(threshold) || Number(threshold) > lines.length || !whole(days)} onClick={() => void set()}>{t.account.guardVerb}</Button></Row>
      </Stack>
    </Card>
  );
}
