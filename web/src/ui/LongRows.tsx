// Rows of a list that may be long and stands among others: some of them, and more as they are asked for.

import { useState, type ReactNode } from "react";
import { useText } from "~/core/i18n";
import { Button } from "./Button";

const STEP = 100;

export function LongRows<T>({ items, row }: { items: readonly T[]; row: (item: T, place: number) => ReactNode }) {
  const t = useText();
  const [most, setMost] = useState(STEP);
  return (
    <>
      {items.slice(0, most).map(row)}
      {items.length > most && <Button kind="quiet" wide onClick={() => setMost(most + STEP)}>{t.app.more}</Button>}
    </>
  );
}
