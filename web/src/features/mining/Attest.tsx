// The desk of a campaign's app: who has read how much.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import { get } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import { useText } from "~/core/i18n";
import { readRecipient } from "~/features/pay/recipient";
import { ascending } from "~/features/referral/claim";
import { Button } from "~/ui/Button";
import { Card, Row, Stack } from "~/ui/Card";
import { TextField } from "~/ui/Field";
import { useErrorText } from "~/ui/States";

const MOST_READERS = 64;

type Line = { who: string; points: number };

/** Lines of an account and its points; nothing where one is wrong. */
export function readLines(text: string): Line[] | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  const read = lines.map((line) => /^(\S+?)[\s,，]+(\d{1,15})$/.exec(line));
  if (read.length === 0 || read.length > MOST_READERS || read.some((one) => !one || Number(one[2]) === 0)) return null;
  return read.map((one) => ({ who: one?.[1] ?? "", points: Number(one?.[2]) }));
}

export function Attest({ campaign }: { campaign: number }) {
  const t = useText().mining;
  const say = useErrorText();
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const lines = readLines(text);
  const submit = async () => {
    if (!lines) return;
    try {
      const points = new Map<string, number>();
      for (const line of lines) {
        const { address } = await readRecipient(line.who);
        points.set(address, (points.get(address) ?? 0) + line.points);
      }
      const accounts = await Promise.all([...points.keys()].map((account) => get(paths.account(account))));
      const readers = ascending(accounts).map((account) => ({ account, points: points.get(account) ?? 0 }));
      propose({ title: t.attest, verb: t.attestVerb(readers.length), wanted: [{ kind: "attest_reading", campaign, readers }], onFinal: () => setText("") });
    } catch (reason) {
      setError(say(reason));
    }
  };
  return (
    <Card title={t.attest}>
      <Stack>
        <p>{t.attestNote}</p>
        <TextField label={t.readers} hint={t.readersHint} value={text} error={error ?? (text && !lines ? t.readersWrong : null)} onChange={(event) => { setText(event.target.value); setError(null); }} />
        <Row><Button kind="primary" disabled={!lines} onClick={() => void submit()}>{t.attest}</Button></Row>
      </Stack>
    </Card>
  );
}
