// An amount in a currency beside the amount in the asset, and the way to type the one for the other. Where no feed has a
// price in force there is nothing to show.

import { useEffect, useState } from "react";
import type { AssetBrief } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { plainAmount, readAmount } from "~/core/money/amount";
import { CURRENCY_DECIMALS, TIMELESS, unitsFor, useCurrency, useRates, worthOf } from "~/core/prices";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Row, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { useFeedsLive } from "./live";

export function FiatLine({ asset, units, onAmount }: { asset: AssetBrief | undefined; units: bigint | null; onAmount: (text: string) => void }) {
  const t = useText();
  const format = useFormat();
  const currency = useCurrency();
  const rates = useRates();
  const [typing, setTyping] = useState(false);
  const [text, setText] = useState("");
  useFeedsLive();
  useEffect(() => { setTyping(false); setText(""); }, [asset?.id, currency]);
  const rate = asset && rates(asset, currency);
  if (!asset || !rate) return null;
  const type = (typed: string) => {
    setText(typed);
    const read = readAmount(typed, CURRENCY_DECIMALS);
    onAmount(read.ok ? plainAmount(unitsFor(read.units, rate), asset.decimals) : "");
  };
  const read = readAmount(text, CURRENCY_DECIMALS);
  const wrong = read.ok || read.problem === "empty" ? null : read.problem === "too_many_places" ? t.app.amounts.places(CURRENCY_DECIMALS) : t.app.amounts.problems[read.problem];
  return (
    <Stack>
      <Row spread>
        <span><span className="num">{units === null && `1 ${asset.code} `}{t.oracle.approx(`${format.amount(worthOf(units ?? 10n ** BigInt(asset.decimals), rate), CURRENCY_DECIMALS)} ${currency}`)}</span> {rate.at_ms !== TIMELESS && <small>{t.oracle.asOf} <Ago ms={rate.at_ms} /></small>}</span>
        <Button small kind="quiet" icon="swap" aria-pressed={typing} onClick={() => { setTyping(!typing); setText(""); }}>{t.oracle.typeIn(typing ? asset.code : currency)}</Button>
      </Row>
      {typing && <Field label={t.oracle.typed(currency)} inputMode="decimal" placeholder="0" value={text} error={wrong} onChange={(event) => type(event.target.value)} end={<strong>{currency}</strong>} />}
    </Stack>
  );
}
