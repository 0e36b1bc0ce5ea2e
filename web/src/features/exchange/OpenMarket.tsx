// Opening a market between two assets.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { AssetSelect } from "~/features/pay/AssetSelect";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Stack } from "~/ui/Card";

export default function OpenMarket() {
  const t = useText();
  const o = t.exchange.open;
  const [, go] = useLocation();
  const { shown } = useHoldings(useAccount()?.address);
  const [baseId, setBase] = useState<number | null>(null);
  const [quoteId, setQuote] = useState<number | null>(null);
  const [lotText, setLot] = useState("");
  const [tickText, setTick] = useState("");
  const base = shown.find((one) => one.asset.id === baseId)?.asset ?? shown[0]?.asset;
  const quote = shown.find((one) => one.asset.id === quoteId)?.asset ?? shown.find((one) => one.asset !== base)?.asset;
  const lot = useAmount(lotText, base);
  const tick = useAmount(tickText, quote);
  const same = base && quote && base.id === quote.id;
  const submit = () => {
    if (!base || !quote || lot.units === null || tick.units === null) return;
    propose({
      title: o.title,
      verb: o.verb(t.exchange.pair(base.code, quote.code)),
      wanted: [{ kind: "open_market", base: base.id, quote: quote.id, lot: String(lot.units), tick: String(tick.units) }],
      onFinal: (done) => {
        const event = done.receipt.events.find((one) => one.kind === "market_opened");
        go(event?.kind === "market_opened" ? `/market/${event.market}` : "/markets");
      },
    });
  };
  return (
    <Page title={o.title} sub={o.note} narrow>
      <Card>
        <Stack>
          <AssetSelect label={o.base} holdings={shown} value={base?.id ?? 0} onChange={setBase} />
          <AssetSelect label={o.quote} holdings={shown} value={quote?.id ?? -1} onChange={setQuote} />
          {same && <Notice tone="warn">{t.exchange.convert.same}</Notice>}
          <AmountField label={o.lot} hint={o.lotNote} value={lotText} onChange={setLot} asset={base} state={lot} />
          <AmountField label={o.tick} hint={o.tickNote} value={tickText} onChange={setTick} asset={quote} state={tick} />
          <Button kind="primary" wide disabled={!base || !quote || same || lot.units === null || tick.units === null} onClick={submit}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
