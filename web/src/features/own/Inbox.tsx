// What the account accepts.

import { useEffect, useState } from "react";
import { propose } from "~/app/act/propose";
import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { Button } from "~/ui/Button";
import { Card, Row } from "~/ui/Card";
import { CheckField } from "~/ui/Field";

export function Inbox() {
  const t = useText().own;
  const { account } = useHoldings(useAccount()?.address);
  const [unknown, setUnknown] = useState(false);
  const [memo, setMemo] = useState(false);
  useEffect(() => {
    setUnknown(account?.inbox.refuse_unknown ?? false);
    setMemo(account?.inbox.require_memo ?? false);
  }, [account?.inbox.refuse_unknown, account?.inbox.require_memo]);
  const changed = account && (unknown !== account.inbox.refuse_unknown || memo !== account.inbox.require_memo);
  return (
    <Card title={t.inboxTitle}>
      <CheckField checked={unknown} onChange={(event) => setUnknown(event.target.checked)}>{t.inboxUnknown}</CheckField>
      <CheckField checked={memo} onChange={(event) => setMemo(event.target.checked)}>{t.inboxMemo}</CheckField>
      <Row><Button small disabled={!changed} onClick={() => propose({ title: t.inboxTitle, verb: t.inboxVerb, wanted: [{ kind: "set_inbox", refuse_unknown: unknown, require_memo: memo }] })}>{t.inboxVerb}</Button></Row>
    </Card>
  );
}
