// Acts on a deal that need a word or a split first.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import type { AssetBrief, Deal } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { readAmount } from "~/core/money/amount";
import { useSaid } from "~/features/loan/unit";
import { memoProblem } from "~/features/pay/memo";
import { AmountField } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Stack } from "~/ui/Card";
import { Dialog } from "~/ui/Dialog";
import { Field } from "~/ui/Field";

export type Asked = "ship" | "dispute" | "rule" | "cancel";
type Props = { asked: Asked; deal: Deal; asset: AssetBrief; onClose: () => void };

export function ActDialog({ asked, deal, asset, onClose }: Props) {
  const t = useText();
  const said = useSaid();
  const [note, setNote] = useState("");
  const [text, setText] = useState("");
  const wrong = memoProblem(note, t.deal.descriptionLong);
  const splits = asked === "rule" || asked === "cancel";
  const price = BigInt(deal.amount);
  const fee = asked === "rule" ? BigInt(deal.arbiter_fee ?? "0") : 0n;
  const most = price - fee;
  // Nothing for the seller is a split, too.
  const read = readAmount(text, asset.decimals);
  const to_seller = read.ok && read.units <= most ? read.units : null;
  const error = read.ok ? (read.units > most ? t.deal.splitWrong : null) : read.problem === "empty" ? null : read.problem === "too_many_places" ? t.app.amounts.places(asset.decimals) : t.app.amounts.problems[read.problem];
  const title = { ship: t.deal.ship, dispute: t.deal.dispute, rule: t.deal.rule, cancel: t.deal.cancel }[asked];
  const submit = () => {
    onClose();
    const id = { deal: deal.id };
    const noted = note.trim() && { note: note.trim() };
    const seller = said(to_seller ?? 0n, asset);
    const units = String(to_seller ?? 0n);
    switch (asked) {
      case "ship":
        return propose({ title, verb: t.deal.shipVerb, wanted: [{ kind: "ship_deal", ...id, ...noted }] });
      case "dispute":
        return propose({ title, verb: t.deal.disputeVerb, wanted: [{ kind: "dispute_deal", ...id, ...noted }] });
      case "rule":
        return propose({ title, verb: t.deal.ruleVerb(seller, said(most - (to_seller ?? 0n), asset)), wanted: [{ kind: "rule_deal", ...id, to_seller: units, ...noted }] });
      case "cancel":
        return propose({ title, verb: t.deal.cancelVerb(seller), wanted: [{ kind: "cancel_deal", ...id, to_seller: units }] });
    }
  };
  return (
    <Dialog title={title} onClose={onClose} foot={<Button kind="primary" disabled={!!wrong || (splits && to_seller === null)} onClick={submit}>{t.pay.review}</Button>}>
      <Stack>
        {asked === "cancel" && <p>{t.deal.cancelNote}</p>}
        {splits && <AmountField label={t.deal.toSeller} value={text} onChange={setText} asset={asset} state={{ units: to_seller, error }} max={most} />}
        {splits && to_seller !== null && <p>{asked === "rule" ? t.deal.split(said(most - to_seller, asset), said(to_seller, asset), said(fee, asset)) : t.deal.splitTwo(said(most - to_seller, asset), said(to_seller, asset))}</p>}
        {asked !== "cancel" && <Field label={{ ship: t.deal.shipNote, dispute: t.deal.disputeNote, rule: t.deal.ruleNote }[asked]} value={note} error={wrong} onChange={(event) => setNote(event.target.value)} />}
      </Stack>
    </Dialog>
  );
}
