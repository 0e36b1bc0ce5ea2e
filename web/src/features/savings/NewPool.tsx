// Opening a pool.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import type { SavingsTerm } from "~/core/api/schema";
import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { DAY_MS, readRate } from "~/features/earn/numbers";
import { AssetSelect } from "~/features/pay/AssetSelect";
import { Button } from "~/ui/Button";
import { Card, Page, Stack } from "~/ui/Card";
import { Field, TextField } from "~/ui/Field";
import { seen } from "~/ui/Said";

const MOST_BPS = 10_000;
const MOST_TERMS = 8;
const MOST_NAME_BYTES = 64;

/** Lines of days and rate, strictly ascending; nothing where a line is wrong. */
export function readTerms(text: string): SavingsTerm[] | null {
  const terms: SavingsTerm[] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim()).filter(Boolean)) {
    const [days = "", rate = "", ...more] = line.split(/[\s,，=]+/);
    const rate_bps = readRate(rate, MOST_BPS);
    if (!/^\d{1,4}$/.test(days) || Number(days) < 1 || Number(days) > 3_650 || !rate_bps || more.length) return null;
    const term_ms = Number(days) * DAY_MS;
    if ((terms.at(-1)?.term_ms ?? 0) >= term_ms) return null;
    terms.push({ term_ms, rate_bps });
  }
  return terms.length <= MOST_TERMS ? terms : null;
}

export default function NewPool() {
  const t = useText();
  const [, go] = useLocation();
  const account = useAccount();
  const { shown } = useHoldings(account?.address);
  const [name, setName] = useState("");
  const [asset, setAsset] = useState(0);
  const [rate, setRate] = useState("3");
  const [lines, setLines] = useState("30 3.5\n90 4\n365 5");
  const flexible_bps = readRate(rate, MOST_BPS);
  const terms = readTerms(lines);
  const named = name === name.trim() && name !== "" && new TextEncoder().encode(name).length <= MOST_NAME_BYTES;
  const nothing = flexible_bps === 0 && terms?.length === 0;
  const submit = () =>
    flexible_bps !== null && terms && propose({
      title: t.savings.open,
      verb: t.savings.openVerb(seen(name)),
      wanted: [{ kind: "open_pool", asset, name, flexible_bps, terms }],
      onFinal: (done) => {
        const event = done.receipt.events.find((one) => one.kind === "pool_opened");
        go(event?.kind === "pool_opened" ? `/pool/${event.pool}` : "/earn/savings");
      },
    });
  return (
    <Page title={t.savings.open} sub={t.savings.openNote} narrow>
      <Card>
        <Stack>
          <Field label={t.savings.name} value={name} error={name && !named ? t.savings.nameWrong : null} onChange={(event) => setName(event.target.value)} />
          <AssetSelect holdings={shown} value={asset} onChange={setAsset} />
          <Field label={t.savings.rate} inputMode="decimal" hint={t.savings.rateHint} value={rate} error={flexible_bps === null ? t.savings.rateWrong : nothing ? t.savings.noOffer : null} onChange={(event) => setRate(event.target.value)} />
          <TextField label={t.savings.terms} hint={t.savings.termsHint} value={lines} error={terms ? null : t.savings.termsWrong} onChange={(event) => setLines(event.target.value)} />
          <Button kind="primary" wide disabled={!named || flexible_bps === null || !terms || nothing} onClick={submit}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
