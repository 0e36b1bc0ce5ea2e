// Becoming a candidate.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import { useText } from "~/core/i18n";
import { useParameters } from "~/features/council/parameters";
import { readRate, useRate } from "~/features/earn/numbers";
import { Button } from "~/ui/Button";
import { Card, Page, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { seen } from "~/ui/Said";

const MOST_NAME_BYTES = 64;

export default function NewCandidate() {
  const t = useText();
  const rate = useRate();
  const [, go] = useLocation();
  const parameters = useParameters();
  const [name, setName] = useState("");
  const [key, setKey] = useState("");
  const [text, setText] = useState("5");
  const most = Number(parameters?.["stake.max_commission_bps"] ?? 10_000);
  const bps = readRate(text, most);
  const bytes = new TextEncoder().encode(name).length;
  const named = name === name.trim() && bytes >= 1 && bytes <= MOST_NAME_BYTES;
  const validator = key.trim().replace(/^0x/, "").toLowerCase();
  const keyed = /^[0-9a-f]{64}$/.test(validator);
  const submit = () =>
    bps !== null && propose({
      title: t.stake.become,
      verb: t.stake.becomeVerb(seen(name)),
      wanted: [{ kind: "become_candidate", name, validator, commission_bps: bps }],
      onFinal: (done) => {
        const event = done.receipt.events.find((one) => one.kind === "candidate_opened");
        go(event?.kind === "candidate_opened" ? `/candidate/${event.candidate}` : "/earn/stake");
      },
    });
  return (
    <Page title={t.stake.become} sub={t.stake.becomeNote} narrow>
      <Card>
        <Stack>
          <Field label={t.stake.name} value={name} error={name && !named ? t.stake.nameWrong : null} onChange={(event) => setName(event.target.value)} />
          <Field label={t.stake.key} className="mono" hint={t.stake.keyHint} value={key} error={key && !keyed ? t.stake.keyWrong : null} onChange={(event) => setKey(event.target.value)} />
          <Field label={t.stake.commission} inputMode="decimal" hint={t.stake.commissionHint(rate(most))} value={text} error={bps === null ? t.stake.commissionWrong(rate(most)) : null} onChange={(event) => setText(event.target.value)} />
          <Button kind="primary" wide disabled={!named || !keyed || bps === null} onClick={submit}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
