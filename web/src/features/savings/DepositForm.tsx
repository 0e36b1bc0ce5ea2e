// Depositing, flexibly or for a term, and taking a flexible deposit out.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import type { Action, AssetBrief, FlexibleDeposit, SavingsPool } from "~/core/api/schema";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useLink } from "~/core/stream/state";
import { useRate, useSpan } from "~/features/earn/numbers";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Stack } from "~/ui/Card";
import { SelectField } from "~/ui/Field";
import { Choice } from "~/ui/Tabs";
import { interest, mostCovered } from "./interest";

const FLEXIBLE = "flexible";
type Way = "deposit" | "withdraw" | "fund";

export function DepositForm({ address, pool, asset, mine }: { address: string; pool: SavingsPool; asset: AssetBrief; mine: FlexibleDeposit | undefined }) {
  const t = useText();
  const format = useFormat();
  const rate = useRate();
  const span = useSpan();
  const network = useNetwork();
  const { time_ms } = useLink();
  const { all } = useHoldings(address);
  const open = pool.closed_ms == null;
  const ways: Way[] = [...(open ? ["deposit" as const] : []), ...(mine ? ["withdraw" as const] : []), ...(open ? ["fund" as const] : [])];
  const [chosen, setWay] = useState<Way>("deposit");
  const way = ways.includes(chosen) ? chosen : ways[0];
  const offers = [...(pool.flexible_bps ? [FLEXIBLE] : []), ...pool.terms.map((term) => String(term.term_ms))];
  const [offer, setOffer] = useState(offers[0] ?? FLEXIBLE);
  const [amount, setAmount] = useState("");
  const term = offer === FLEXIBLE ? undefined : pool.terms.find((one) => String(one.term_ms) === offer);
  const have = way === "withdraw" ? BigInt(mine?.amount ?? "0") : (all.find((one) => one.asset.id === pool.asset)?.units ?? 0n);
  const max = way === "withdraw" ? have : spendable(network, term ? "deposit_fixed" : "deposit_flexible", pool.asset, have);
  const state = useAmount(amount, asset, max);
  if (!way) return null;

  const said = (units: bigint) => `${format.amount(units, asset.decimals)} ${asset.code}`;
  const fixed = way === "deposit" && term;
  const covered = fixed ? mostCovered(BigInt(pool.budget), term.rate_bps, term.term_ms) : 0n;
  const gain = fixed && state.units !== null ? interest(state.units, term.rate_bps, term.term_ms) : 0n;
  const wrong = fixed && state.units !== null ? (state.units > covered ? t.savings.short(said(covered)) : gain === 0n ? t.savings.tooSmall : null) : null;
  const note = way === "fund" ? t.savings.fundNote : way === "withdraw" ? null : fixed ? (gain > 0n && !wrong ? t.savings.earns(said(gain), format.time(time_ms + term.term_ms)) : t.savings.short(said(covered))) : t.savings.earnsFlexible(rate(pool.flexible_bps));

  const submit = () => {
    if (state.units === null || wrong) return;
    const units = String(state.units);
    const action: Action = way === "fund" ? { kind: "fund_pool", pool: pool.id, amount: units } : way === "withdraw" ? { kind: "withdraw_flexible", pool: pool.id, amount: units } : fixed ? { kind: "deposit_fixed", pool: pool.id, term_ms: term.term_ms, amount: units } : { kind: "deposit_flexible", pool: pool.id, amount: units };
    const verb = way === "fund" ? t.savings.fundVerb(said(state.units)) : way === "withdraw" ? t.savings.withdrawVerb(said(state.units)) : fixed ? t.savings.depositFixedVerb(said(state.units), span(term.term_ms)) : t.savings.depositVerb(said(state.units));
    propose({ title: t.savings[way], verb, wanted: [action], onFinal: () => setAmount("") });
  };
  return (
    <Card>
      <Stack>
        {ways.length > 1 && <Choice label={t.savings.how} value={way} onChange={setWay} options={ways.map((one) => [one, t.savings[one]] as const)} />}
        {way === "deposit" && (
          <SelectField label={t.savings.term} value={offer} onChange={(event) => setOffer(event.target.value)}>
            {pool.flexible_bps > 0 && <option value={FLEXIBLE}>{t.savings.forTerm(t.savings.anyTime, rate(pool.flexible_bps))}</option>}
            {pool.terms.map((one) => <option key={one.term_ms} value={String(one.term_ms)}>{t.savings.forTerm(span(one.term_ms), rate(one.rate_bps))}</option>)}
          </SelectField>
        )}
        <AmountField value={amount} onChange={setAmount} asset={asset} state={wrong ? { units: null, error: wrong } : state} have={have} max={max} />
        {note && <p>{note}</p>}
        <Button kind="primary" wide disabled={state.units === null || !!wrong} onClick={submit}>{t.pay.review}</Button>
      </Stack>
    </Card>
  );
}
