// What became of it: final, and verified by the network's certificate.

import { useFormat, useText } from "~/core/i18n";
import { shareLink } from "~/core/share";
import { Button } from "~/ui/Button";
import { Facts, Notice, Row, Stack } from "~/ui/Card";
import { CopyButton } from "~/ui/AddressChip";
import { Icon } from "~/ui/Icon";
import { toast } from "~/ui/Toast";
import { shortened } from "~/core/money/format";
import type { Flow } from "./flow";
import css from "./ActSheet.module.css";

function Step({ at, children }: { at: "wait" | "now" | "done" | "bad"; children: string }) {
  return (
    <li className={css.step} data-at={at}>
      {at === "done" ? <Icon name="check" /> : at === "bad" ? <Icon name="warn" /> : <span className={css.dot} data-turning={at === "now"} />}
      {children}
    </li>
  );
}

export function Sending() {
  const t = useText().act;
  return (
    <ul className={css.steps} role="status">
      <Step at="now">{t.sending}</Step>
      <Step at="wait">{t.verifying}</Step>
    </ul>
  );
}

export function Outcome({ flow }: { flow: Extract<Flow, { at: "final" }> }) {
  const t = useText().act;
  const format = useFormat();
  const { done, proof, proofError } = flow;
  const refused = done.receipt.refused;
  const all = useText();
  const share = async () => {
    if ((await shareLink(t.receipt, `${location.origin}/#/transaction/${done.id}`)) === "copied") toast(all.app.copied);
  };
  const good = done.receipt.applied && !proofError;
  return (
    <Stack>
      <div className={css.seal} role="status">
        <span className={css.mark} data-bad={!good}>
          <Icon name={good ? "check" : "warn"} size={36} />
        </span>
        <strong>{t.finalIn((done.took_ms / 1000).toFixed(2))}</strong>
      </div>
      {refused && <Notice tone="bad">{t.refused} {refused.message}</Notice>}
      {proof ? <Notice tone="good">{t.verified}</Notice> : proofError ? <Notice tone="bad">{t.notVerified} {proofError.message}</Notice> : <Notice>{t.verifying}</Notice>}
      {good && proof && <Row><Button small icon="share" onClick={() => void share()}>{all.app.share}</Button></Row>}
      <Facts
        items={[
          [t.receipt, <span key="id"><code>{shortened(done.id)}</code> <CopyButton text={done.id} /></span>],
          [t.final, t.height(format.count(done.height))],
        ]}
      />
    </Stack>
  );
}
