// What the owner of a candidate can do with it.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import type { Candidate } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useParameters } from "~/features/council/parameters";
import { readRate, useRate } from "~/features/earn/numbers";
import { Button } from "~/ui/Button";
import { Card, Row, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";

export function OwnerDesk({ candidate }: { candidate: Candidate }) {
  const t = useText();
  const rate = useRate();
  const parameters = useParameters();
  const [text, setText] = useState("");
  const most = Number(parameters?.["stake.max_commission_bps"] ?? 10_000);
  const bps = readRate(text, most);
  const set = () => bps !== null && propose({ title: t.stake.set, verb: t.stake.setVerb(rate(bps)), wanted: [{ kind: "set_commission", candidate: candidate.id, commission_bps: bps }], onFinal: () => setText("") });
  return (
    <Card title={t.stake.run}>
      <Stack>
        <Field label={t.stake.commission} inputMode="decimal" placeholder={rate(candidate.commission_bps)} hint={t.stake.commissionHint(rate(most))} value={text} error={text && bps === null ? t.stake.commissionWrong(rate(most)) : null} onChange={(event) => setText(event.target.value)} />
        <Row>
          <Button disabled={bps === null || bps === candidate.commission_bps} onClick={set}>{t.stake.set}</Button>
          <Button kind="danger" onClick={() => propose({ title: t.stake.retire, verb: t.stake.retireVerb, wanted: [{ kind: "retire_candidate", candidate: candidate.id }] })}>{t.stake.retire}</Button>
        </Row>
      </Stack>
    </Card>
  );
}
