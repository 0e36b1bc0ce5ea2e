// The words of a phrase, covered until somebody asks for them.

import { useState } from "react";
import { useText } from "~/core/i18n";
import { Button } from "~/ui/Button";
import { Notice, Row, Stack } from "~/ui/Card";
import { CopyButton } from "~/ui/AddressChip";
import { cx } from "~/ui/cx";
import css from "./Welcome.module.css";

/** `extra`: the word behind them, without which they mean other accounts. */
export function Words({ words, extra, onSeen }: { words: string[]; extra?: string; onSeen?: () => void }) {
  const t = useText();
  const [shown, setShown] = useState(false);
  const toggle = () => {
    setShown(!shown);
    onSeen?.();
  };
  return (
    <Stack>
      <ol className={cx(css.words, !shown && css.covered)} aria-hidden={!shown} translate="no">
        {words.map((word, place) => <li key={place}>{shown ? word : "•••••"}</li>)}
      </ol>
      {extra && (
        <Notice tone="warn">
          {t.start.extra}{t.app.colon}<b translate="no">{shown ? extra : "•••••"}</b> {shown && <CopyButton text={extra} secret />}
          <br />{t.start.extraNote}
        </Notice>
      )}
      <Row>
        <Button small icon={shown ? "eyeOff" : "eye"} onClick={toggle}>{shown ? t.app.hide : t.start.reveal}</Button>
        {shown && <CopyButton text={words.join(" ")} secret />}
      </Row>
    </Stack>
  );
}
