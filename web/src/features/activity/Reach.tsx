// Where one is in a long list: how much of it was read, and the way to its two ends.

import type { List } from "~/core/api/query";
import type { ActivityLine } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { Button } from "~/ui/Button";
import css from "./Activity.module.css";

type Props = {
  list: List<ActivityLine>;
  /** Somebody waits for a line that is still to be read. */
  seeking: boolean;
  onOldest: () => void;
  onStop: () => void;
};

/** Shorter ones are seen at a glance. */
const LONG = 50;

export function Reach({ list, seeking, onOldest, onStop }: Props) {
  const t = useText();
  const { count } = useFormat();
  if (list.items.length < LONG) return null;
  const read = count(list.items.length);
  return (
    <div className={css.reach} data-testid="reach">
      <span className="num">{list.readError ? t.activity.broken : list.more ? t.activity.read(read) : t.activity.allRead(read)}</span>
      <span className={css.ends}>
        <Button small icon="up" onClick={() => window.scrollTo(0, 0)}>{t.activity.newest}</Button>
        {seeking ? <Button small icon="close" onClick={onStop}>{t.activity.stop}</Button> : <Button small icon="down" onClick={onOldest}>{t.activity.oldest}</Button>}
      </span>
    </div>
  );
}
