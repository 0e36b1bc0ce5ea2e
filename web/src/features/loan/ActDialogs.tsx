// The less usual acts on a note that need a word or a number first.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import type { AssetBrief, Loan, LoanNote } from "~/core/api/schema";
import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { memoProblem } from "~/features/pay/memo";
import { usePaid, useRecipient, useStanding } from "~/features/pay/recipient";
import { RecipientField } from "~/features/pay/RecipientField";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Notice, Stack } from "~/ui/Card";
import { Dialog } from "~/ui/Dialog";
import { DocumentField } from "~/ui/DocumentField";
import { TextField } from "~/ui/Field";
import { seen } from "~/ui/Said";
import { andABit } from "./Pay";
import { useSaid } from "./unit";

export type Asked = "forgive" | "assign" | "dispute" | "witness" | "collateral";
type Props = { loan: Loan; note: LoanNote; unit: AssetBrief; assets: readonly AssetBrief[]; me: string; onClose: () => void };

function Forgive({ loan, note, unit, onClose }: Props) {
  const t = useText().loan;
  const said = useSaid();
  const [text, setText] = useState("");
  const owed = BigInt(note.owed.total);
  const state = useAmount(text, unit);
  // All that is owed means also the interest that runs until the block.
  const units = state.units !== null && state.units >= owed ? andABit(state.units) : state.units;
  const submit = () => {
    onClose();
    propose({ title: t.forgive, verb: t.forgiveVerb(said(state.units ?? 0n, unit)), wanted: [{ kind: "forgive", loan: loan.id, amount: String(units) }] });
  };
  return (
    <Dialog title={t.forgive} onClose={onClose} foot={<Button kind="primary" disabled={state.units === null} onClick={submit}>{t.forgive}</Button>}>
      <Stack><p>{t.forgiveNote}</p><AmountField value={text} onChange={setText} asset={unit} state={state} max={owed} /></Stack>
    </Dialog>
  );
}

function Assign({ loan, me, onClose }: Props) {
  const t = useText();
  const label = useLabels();
  const [text, setText] = useState("");
  const [sure, setSure] = useState(false);
  const reading = useRecipient(text);
  const paid = usePaid(me);
  const standing = useStanding(reading.recipient?.address ?? null, paid);
  const to = reading.recipient?.address;
  const bad = to === loan.agreement.borrower || to === me;
  const submit = () => {
    if (!to) return;
    onClose();
    propose({ title: t.loan.assign, verb: t.loan.assignVerb(seen(reading.recipient?.name ?? label(to).text)), wanted: [{ kind: "assign_loan", loan: loan.id, to }] });
  };
  return (
    <Dialog title={t.loan.assign} onClose={onClose} foot={<Button kind="primary" disabled={!to || bad || (!!standing.lookalike && !sure)} onClick={submit}>{t.loan.assign}</Button>}>
      <Stack>
        <p>{t.loan.assignNote}</p>
        <RecipientField label={t.loan.assignTo} text={text} onText={setText} reading={reading} standing={standing} paid={paid} sure={sure} onSure={setSure} />
        {bad && <Notice tone="warn">{t.loan.different}</Notice>}
      </Stack>
    </Dialog>
  );
}

function State({ loan, onClose, witness }: Props & { witness: boolean }) {
  const t = useText();
  const [text, setText] = useState("");
  const [hash, setHash] = useState<string | null>(null);
  const wrong = memoProblem(text, t.pay.memoLong);
  const title = witness ? t.loan.attest : t.loan.dispute;
  const submit = () => {
    onClose();
    const statement = { text: text.trim(), ...(hash && { document: hash }) };
    propose({ title, verb: witness ? t.loan.attestVerb : t.loan.disputeVerb, wanted: [{ kind: witness ? "witness_loan" : "dispute_loan", loan: loan.id, statement }] });
  };
  return (
    <Dialog title={title} onClose={onClose} foot={<Button kind="primary" disabled={!text.trim() || !!wrong} onClick={submit}>{title}</Button>}>
      <Stack>
        <p>{t.loan.disputeNote}</p>
        <TextField label={t.loan.words} value={text} error={wrong} onChange={(event) => setText(event.target.value)} />
        <DocumentField label={t.loan.document} note={t.loan.documentNote} hash={hash} onHash={setHash} />
      </Stack>
    </Dialog>
  );
}

function Collateral({ loan, assets, me, onClose }: Props) {
  const t = useText().loan;
  const said = useSaid();
  const { all } = useHoldings(me);
  const [text, setText] = useState("");
  const id = loan.agreement.terms.collateral?.asset;
  const asset = assets.find((one) => one.id === id);
  const have = all.find((one) => one.asset.id === id)?.units ?? 0n;
  const state = useAmount(text, asset, have);
  const submit = () => {
    onClose();
    propose({ title: t.addCollateral, verb: t.addVerb(said(state.units ?? 0n, asset)), wanted: [{ kind: "add_collateral", loan: loan.id, amount: String(state.units) }] });
  };
  return (
    <Dialog title={t.addCollateral} onClose={onClose} foot={<Button kind="primary" disabled={state.units === null} onClick={submit}>{t.addCollateral}</Button>}>
      <AmountField value={text} onChange={setText} asset={asset} state={state} have={have} />
    </Dialog>
  );
}

export function ActDialog({ asked, ...props }: Props & { asked: Asked }) {
  switch (asked) {
    case "forgive":
      return <Forgive {...props} />;
    case "assign":
      return <Assign {...props} />;
    case "collateral":
      return <Collateral {...props} />;
    default:
      return <State {...props} witness={asked === "witness"} />;
  }
}
