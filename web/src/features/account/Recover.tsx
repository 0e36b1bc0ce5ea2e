// For guardians: asking for the recovery of an account, and finishing it once its delay is over.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import { useText } from "~/core/i18n";
import { readRecipient } from "~/features/pay/recipient";
import { Button } from "~/ui/Button";
import { Card, Row, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { useErrorText } from "~/ui/States";
import { readKey } from "./key";

export function Recover() {
  const t = useText().account;
  const say = useErrorText();
  const [who, setWho] = useState("");
  const [key, setKey] = useState("");
  const [error, setError] = useState<string | null>(null);
  const act = async (finish: boolean) => {
    setError(null);
    try {
      const { address: account } = await readRecipient(who);
      if (finish) return propose({ title: t.finish, verb: t.finishVerb, wanted: [{ kind: "finish_recovery", account }] });
      const authority = { keys: [{ key: await readKey(key, t.unknownKey), weight: 1 }], threshold: 1 };
      propose({ title: t.help, verb: t.helpVerb, wanted: [{ kind: "start_recovery", account, authority }] });
    } catch (reason) { setError(say(reason)); }
  };
  return (
    <Card title={t.help}>
      <Stack>
        <p>{t.helpNote}</p>
        <Field label={t.helpAccount} value={who} error={error} onChange={(event) => setWho(event.target.value)} />
        <Field label={t.helpKey} hint={t.keyHint} value={key} onChange={(event) => setKey(event.target.value)} />
        <Row>
          <Button disabled={!who.trim() || !key.trim()} onClick={() => void act(false)}>{t.helpVerb}</Button>
          <Button disabled={!who.trim()} onClick={() => void act(true)}>{t.finish}</Button>
        </Row>
      </Stack>
    </Card>
  );
}
