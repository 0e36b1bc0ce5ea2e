// Choosing a pass phrase: twice, with a word on how good it is.

import { useState, type FormEvent } from "react";
import { useText } from "~/core/i18n";
import { Button } from "~/ui/Button";
import { Card, Notice, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import css from "./Welcome.module.css";

const LEAST = 8;

/** 0 weak to 3 strong: by length and by how many kinds of characters and words there are. */
export function strength(text: string): number {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^\p{L}\d]/u, /[\u4e00-\u9fff]/].filter((kind) => kind.test(text)).length;
  const different = new Set(text).size;
  const score = different + 2 * kinds + Math.max(0, text.trim().split(/\s+/).length - 1) * 2;
  return score < 12 ? 0 : score < 17 ? 1 : score < 23 ? 2 : 3;
}

export function Strength({ text }: { text: string }) {
  const t = useText().start;
  const level = strength(text);
  if (!text) return null;
  return (
    <div className={css.strength} role="status">
      {[0, 1, 2, 3].map((step) => <i key={step} data-on={step <= level} />)}
      <span>{t.strength[level]}</span>
    </div>
  );
}

export function PassPhraseForm({ onChoose, busy, error, verb }: { onChoose: (pass: string) => void; busy: boolean; error: string | null; verb?: string }) {
  const t = useText().start;
  const [pass, setPass] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const short = [...pass].length < LEAST;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short && pass === again) onChoose(pass);
  };
  return (
    <Card>
      <form onSubmit={submit}>
        <Stack>
          <Field label={t.pass} type="password" autoComplete="new-password" autoFocus value={pass} hint={t.passNote} error={tried && short ? t.passShort : null} onChange={(event) => setPass(event.target.value)} />
          <Strength text={pass} />
          <Field label={t.passAgain} type="password" autoComplete="new-password" value={again} error={(tried || again.length >= pass.length) && again && pass !== again ? t.passDiffer : null} onChange={(event) => setAgain(event.target.value)} />
          {error && <Notice tone="bad">{error}</Notice>}
          {busy && <p role="status">{t.sealing}</p>}
          <Button kind="primary" wide type="submit" busy={busy}>{verb ?? t.open}</Button>
        </Stack>
      </form>
    </Card>
  );
}
