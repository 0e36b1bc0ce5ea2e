// Opening a deal: the buyer names the price, what is bought, until when, and perhaps who decides.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import type { DealArbiter, DealSide } from "~/core/api/schema";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useLink } from "~/core/stream/state";
import { useAccount } from "~/core/vault/session";
import { DAY_MS, readBps, whole } from "~/features/loan/draft";
import { useSaid } from "~/features/loan/unit";
import { AssetSelect } from "~/features/pay/AssetSelect";
import { memoProblem } from "~/features/pay/memo";
import { usePaid, useRecipient, useStanding } from "~/features/pay/recipient";
import { RecipientField } from "~/features/pay/RecipientField";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Stack } from "~/ui/Card";
import { DocumentField } from "~/ui/DocumentField";
import { CheckField, Field } from "~/ui/Field";
import { Choice } from "~/ui/Tabs";
import css from "./Deal.module.css";

const MOST_FEE_BPS = 1_000;
const MINUTE_MS = 60_000;

function usePerson(text: string, paid: string[]) {
  const [sure, onSure] = useState(false);
  const reading = useRecipient(text);
  const standing = useStanding(reading.recipient?.address ?? null, paid);
  const address = reading.recipient && (!standing.lookalike || sure) ? reading.recipient.address : null;
  return { address, field: { text, reading, standing, paid, sure, onSure } };
}

export default function NewDeal() {
  const t = useText();
  const said = useSaid();
  const network = useNetwork();
  const { time_ms } = useLink();
  const [, go] = useLocation();
  const me = useAccount()?.address ?? "";
  const { all, shown } = useHoldings(me);
  const paid = usePaid(me);
  const [sellerText, setSeller] = useState("");
  const [arbiterText, setArbiter] = useState("");
  const [judged, setJudged] = useState(true);
  const [asset, setAsset] = useState(0);
  const [amount, setAmount] = useState("");
  const [description, setDescription] = useState("");
  const [terms, setTerms] = useState<string | null>(null);
  const [fee, setFee] = useState("1");
  const [silent, setSilent] = useState<DealSide>("buyer");
  const [days, setDays] = useState({ accept: "3", ship: "7", confirm: "14", rule: "7" });

  const seller = usePerson(sellerText, paid);
  const arbiter = usePerson(judged ? arbiterText : "", paid);
  const holding = all.find((one) => one.asset.id === asset) ?? all[0];
  const max = holding && spendable(network, "open_deal", holding.asset.id, holding.units);
  const state = useAmount(amount, holding?.asset, max);
  const fee_bps = readBps(fee, MOST_FEE_BPS);
  const wrong = memoProblem(description, t.deal.descriptionLong);
  const ms = (text: string) => { const count = whole(text, 1, 365); return count && count * DAY_MS; };
  const [accept, ship, confirm, rule] = [ms(days.accept), ms(days.ship), ms(days.confirm), ms(days.rule)];
  const self = seller.address === me;
  const same = judged && !!arbiter.address && (arbiter.address === me || arbiter.address === seller.address);
  const ready = seller.address && !self && state.units !== null && description.trim() && !wrong && accept && ship && confirm && (!judged || (arbiter.address && !same && fee_bps !== null && rule));

  const submit = () => {
    if (!ready || !seller.address || !holding || state.units === null || !accept || !ship || !confirm) return;
    const decides: DealArbiter | null = judged && arbiter.address && fee_bps !== null && rule ? { account: arbiter.address, fee_bps, rule_within_ms: rule, if_silent: silent } : null;
    propose({
      title: t.deal.make,
      verb: t.deal.openVerb(said(state.units, holding.asset)),
      wanted: [{
        kind: "open_deal", seller: seller.address, asset: holding.asset.id, amount: String(state.units), description: description.trim(),
        ...(terms && { terms }), ...(decides && { arbiter: decides }),
        // A little less than the most, for the block's clock may be behind ours.
        accept_by_ms: time_ms + accept - MINUTE_MS, ship_within_ms: ship, confirm_within_ms: confirm,
      }],
      onFinal: (done) => {
        const event = done.receipt.events.find((one) => one.kind === "deal_opened");
        go(event?.kind === "deal_opened" ? `/deal/${event.deal}` : "/deals");
      },
    });
  };
  const daysField = (name: keyof typeof days, label: string) => (
    <Field label={label} inputMode="numeric" value={days[name]} error={ms(days[name]) ? null : t.deal.daysWrong} onChange={(event) => setDays((now) => ({ ...now, [name]: event.target.value }))} />
  );
  return (
    <Page title={t.deal.make} narrow>
      <Card>
        <Stack>
          <RecipientField label={t.deal.seller} {...seller.field} onText={setSeller} />
          {self && <Notice tone="warn">{t.pay.self}</Notice>}
          <AssetSelect holdings={shown} value={holding?.asset.id ?? 0} onChange={setAsset} />
          <AmountField label={t.deal.price} value={amount} onChange={setAmount} asset={holding?.asset} state={state} have={holding?.units} max={max} />
          <Field label={t.deal.description} hint={t.deal.descriptionHint} error={wrong} value={description} onChange={(event) => setDescription(event.target.value)} />
          <DocumentField label={t.deal.document} note={t.deal.documentNote} hash={terms} onHash={setTerms} />
        </Stack>
      </Card>
      <Card title={t.deal.arbiter}>
        <Stack>
          <CheckField checked={judged} onChange={(event) => setJudged(event.target.checked)}>{t.deal.withArbiter}</CheckField>
          {judged ? (
            <>
              <RecipientField label={t.deal.arbiter} {...arbiter.field} onText={setArbiter} />
              {same && <Notice tone="warn">{t.deal.arbiterSame}</Notice>}
              <div className={css.pair}>
                <Field label={t.deal.fee} hint={t.deal.feeHint} inputMode="decimal" value={fee} error={fee_bps === null ? t.deal.feeWrong : null} onChange={(event) => setFee(event.target.value)} />
                {daysField("rule", t.deal.ruleDays)}
              </div>
              <p>{t.deal.silent}</p>
              <Choice label={t.deal.silent} value={silent} onChange={setSilent} options={[["buyer", t.deal.sides.buyer], ["seller", t.deal.sides.seller]]} />
            </>
          ) : <Notice tone="warn">{t.deal.noArbiter}</Notice>}
        </Stack>
      </Card>
      <Card title={t.deal.deadline}>
        <Stack>
          <div className={css.pair}>{daysField("accept", t.deal.acceptDays)}{daysField("ship", t.deal.shipDays)}</div>
          {daysField("confirm", t.deal.confirmDays)}
          <Button kind="primary" wide disabled={!ready} onClick={submit}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
