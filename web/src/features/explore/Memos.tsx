// The memos of a transaction; a sealed one is opened by the receiver's key.

import { useState } from "react";
import type { Memo, Operation } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { openNow, useOpen } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Said } from "~/ui/Said";
import { useErrorText } from "~/ui/States";

export function Sealed({ sealed, to }: { sealed: string; to: string | null }) {
  const t = useText();
  const say = useErrorText();
  const open = useOpen();
  const [text, setText] = useState<string | null>(null);
  const receiver = open?.accounts.find((account) => account.address === to && account.origin !== "watch");
  if (text !== null) return <p><Said>{text}</Said></p>;
  const read = () => wallet("memo.open", { vault: openNow().vault, account: receiver?.name ?? "", sealed }).then((it) => setText(it.text), (error: unknown) => setText(say(error)));
  return <p>{t.activity.sealed} {receiver && <Button small onClick={() => void read()}>{t.explore.openMemo}</Button>}</p>;
}

export function Memos({ operations }: { operations: Operation[] }) {
  const t = useText().explore;
  const memos = operations.flatMap(({ action }) => {
    const memo = "memo" in action ? (action.memo as Memo | null | undefined) : null;
    return memo ? [{ memo, to: "to" in action && typeof action.to === "string" ? action.to : null }] : [];
  });
  if (!memos.length) return null;
  return (
    <Card title={t.memo}>
      {memos.map(({ memo, to }, place) => ("text" in memo ? <p key={place}><Said>{memo.text}</Said></p> : <Sealed key={place} sealed={memo.sealed} to={to} />))}
    </Card>
  );
}
