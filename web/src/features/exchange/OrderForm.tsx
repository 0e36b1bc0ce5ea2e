// Placing an order: side, price, amount, and what becomes of what does not trade at once.

import { useEffect, useState } from "react";
import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { OrderKind, Side } from "~/core/api/schema";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { plainAmount } from "~/core/money/amount";
import { useNetwork } from "~/core/network";
import { useLink } from "~/core/stream/state";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Notice, Stack } from "~/ui/Card";
import { Field, SelectField } from "~/ui/Field";
import { Money } from "~/ui/Money";
import { Choice } from "~/ui/Tabs";
import { feeOf, pricePlaces, readPrice, scaledPrice, unitsOf, valueOf, type Pair } from "./price";
import { usePriceText } from "./rising";
import css from "./Exchange.module.css";

const KINDS = ["stands", "until", "cancel", "none", "post"] as const;
type Kind = (typeof KINDS)[number];

const DAY_MS = 86_400_000;
/** Most orders that one of ours meets; each two cost one more unit of work. */
const MOST = 16;

export type Given = { ticks: number; side: Side; times: number };

function kindOf(kind: Kind, until_ms: number): OrderKind {
  switch (kind) {
    case "stands": return "good_till_cancelled";
    case "until": return { good_till_date: until_ms };
    case "cancel": return "immediate_or_cancel";
    case "none": return "fill_or_kill";
    case "post": return "post_only";
  }
}

/** `given`: a price that was tapped in the book. */
export function OrderForm({ pair, me, given }: { pair: Pair; me: string; given: Given | null }) {
  const t = useText();
  const o = t.exchange.order;
  const format = useFormat();
  const network = useNetwork();
  const { time_ms } = useLink();
  const priceText = usePriceText(pair);
  const { market, base, quote } = pair;
  const { all } = useHoldings(me);
  const bps = BigInt(useQuery(paths.parameters).data?.parameters["exchange.taker_fee_bps"] ?? "0");
  const [side, setSide] = useState<Side>("buy");
  const [price, setPrice] = useState("");
  const [amount, setAmount] = useState("");
  const [kind, setKind] = useState<Kind>("stands");
  const [days, setDays] = useState("7");
  useEffect(() => {
    if (!given) return;
    // Who taps an ask wants to buy at it, and the other way round.
    setSide(given.side === "sell" ? "buy" : "sell");
    setPrice(plainAmount(scaledPrice(pair, given.ticks), pricePlaces(pair)));
    // The pair is made anew with every answer; the tap is what counts.
  }, [given]);

  const read = readPrice(price, pair);
  const has = (asset: number) => all.find((one) => one.asset.id === asset)?.units ?? 0n;
  const have = side === "buy" ? has(quote.id) : has(base.id);
  const spend = spendable(network, "place_order", side === "buy" ? quote.id : base.id, have);
  const lot = BigInt(market.lot);
  const most = side === "sell" ? (spend / lot) * lot : read.ticks ? ((spend * 10_000n) / (10_000n + bps) / valueOf(market, 1n, read.ticks)) * lot : undefined;
  const state = useAmount(amount, base);
  const wholeLots = state.units === null || state.units % lot === 0n;
  const lots = state.units !== null && wholeLots ? state.units / lot : null;
  const value = lots !== null && read.ticks ? valueOf(market, lots, read.ticks) : null;
  const fee = value === null ? 0n : feeOf(value, bps);
  const short = value !== null && (side === "buy" ? value + fee > have : (state.units ?? 0n) > have);
  const span = kind !== "until" || /^([1-9]\d{0,2})$/.test(days.trim()) ? Number(days) : null;
  const daysWrong = kind === "until" && (span === null || span > 365);
  const ready = lots !== null && read.ticks !== null && !short && !daysWrong && !market.replaced;
  const best = side === "buy" ? market.best_ask : market.best_bid;
  const wrongPrice = read.problem === "step" ? o.step(priceText(1)) : read.problem === "range" ? o.priceRange : read.problem === "not_a_number" ? t.app.amounts.problems.not_a_number : null;
  const submit = () => {
    if (lots === null || read.ticks === null || state.units === null) return;
    propose({
      title: o.title,
      verb: o.verb[side](`${format.amount(state.units, base.decimals)} ${base.code}`, `${priceText(read.ticks)} ${quote.code}`),
      wanted: [{ kind: "place_order", market: market.id, side, price: read.ticks, lots: lots.toString(), order_kind: kindOf(kind, time_ms + (span ?? 0) * DAY_MS), most: MOST }],
      onFinal: () => setAmount(""),
    });
  };
  return (
    <Card title={o.title}>
      <Stack>
        <Choice<Side> label={t.exchange.side} value={side} onChange={setSide} options={[["buy", t.exchange.buy], ["sell", t.exchange.sell]]} />
        <Field label={o.price(quote.code, base.code)} className="num" inputMode="decimal" placeholder="0" value={price} error={wrongPrice} onChange={(event) => setPrice(event.target.value)}
          end={<>{best != null && <Button small kind="quiet" onClick={() => setPrice(plainAmount(scaledPrice(pair, best), pricePlaces(pair)))}>{o.best}</Button>}<strong>{quote.code}</strong></>} />
        <AmountField label={t.exchange.amount} value={amount} onChange={setAmount} asset={base} state={wholeLots ? state : { units: null, error: o.lot(`${format.amount(lot, base.decimals)} ${base.code}`) }} max={most && most > 0n ? most : undefined} />
        <SelectField label={o.kind} hint={o.kindNotes[kind]} value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
          {KINDS.map((one) => <option key={one} value={one}>{o.kinds[one]}</option>)}
        </SelectField>
        {kind === "until" && <Field label={o.days} inputMode="numeric" value={days} error={daysWrong ? o.daysWrong : null} onChange={(event) => setDays(event.target.value)} />}
        <dl className={css.sum}>
          <div><dt>{t.app.amounts.available(side === "buy" ? quote.code : base.code)}</dt><dd><Money units={have} asset={side === "buy" ? quote : base} /></dd></div>
          {value !== null && (
            <>
              <div><dt>{o.value}</dt><dd><Money units={value} asset={quote} open /></dd></div>
              <div><dt>{o.feeUpTo}</dt><dd><Money units={fee} asset={quote} open /></dd></div>
              <div><dt>{side === "buy" ? o.pays : o.gets}</dt><dd><Money units={side === "buy" ? value + fee : value - fee} asset={quote} open /></dd></div>
            </>
          )}
        </dl>
        {short && <Notice tone="warn">{o.shortOf(side === "buy" ? quote.code : base.code)}</Notice>}
        <Button kind="primary" wide disabled={!ready} onClick={submit}>{o.act[side]} {lots !== null && format.amount(unitsOf(market, lots), base.decimals)} {base.code}</Button>
      </Stack>
    </Card>
  );
}
