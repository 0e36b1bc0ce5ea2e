// One asset into another, along the best path, with a floor that is signed: below it nothing happens.

import { useEffect, useMemo, useState } from "react";
import { Link } from "wouter";
import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { AssetBrief, Market } from "~/core/api/schema";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useAccount } from "~/core/vault/session";
import { AmountField, useAmount } from "~/ui/AmountField";
import { AssetIcon } from "~/ui/AssetIcon";
import { Button, IconButton, LinkButton } from "~/ui/Button";
import { Card, Page, Row, Stack } from "~/ui/Card";
import { SelectField } from "~/ui/Field";
import { seen } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { useMarketsLive } from "./live";
import { RouteCard, SLIPS, type Slip } from "./RouteCard";
import css from "./Exchange.module.css";

const PAUSE_MS = 300;
const WHOLE_BPS = 10_000n;
/** A few orders more than the walk met, as the book may move; at most the ledger's limit. */
const SPARE = 6;
const MOST = 64;

function Chosen({ label, assets, value, onChange }: { label: string; assets: AssetBrief[]; value: number | null; onChange: (id: number) => void }) {
  const t = useText().exchange.convert;
  return (
    <SelectField label={label} value={value ?? ""} onChange={(event) => onChange(Number(event.target.value))}>
      {value === null && <option value="">{t.choose}</option>}
      {assets.map((asset) => <option key={asset.id} value={asset.id}>{`${asset.code} · ${seen(asset.name)}${asset.id ? ` #${asset.id}` : ""}`}</option>)}
    </SelectField>
  );
}

/** The value, once it has stood still for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function traded(markets: readonly Market[], assets: readonly AssetBrief[]): AssetBrief[] {
  const ids = new Set(markets.filter((market) => !market.replaced).flatMap((market) => [market.base, market.quote]));
  return assets.filter((asset) => ids.has(asset.id)).sort((a, b) => a.id - b.id);
}

export default function Convert() {
  const t = useText();
  const c = t.exchange.convert;
  const format = useFormat();
  const network = useNetwork();
  const me = useAccount()?.address ?? "";
  const { all } = useHoldings(me);
  const list = useQuery(paths.markets);
  const assets = useMemo(() => traded(list.data?.items ?? [], list.data?.assets ?? []), [list.data]);
  useMarketsLive((list.data?.items ?? []).map((market) => market.id));
  const [givenId, setGive] = useState<number | null>(null);
  const [takenId, setTake] = useState<number | null>(null);
  const [amount, setAmount] = useState("");
  const [slip, setSlip] = useState<Slip>("50");
  const give = assets.find((asset) => asset.id === givenId) ?? assets.find((asset) => all.some((one) => one.asset.id === asset.id && one.units > 0n)) ?? assets[0];
  const take = assets.find((asset) => asset.id === takenId) ?? assets.find((asset) => asset !== give);
  const have = all.find((one) => one.asset.id === give?.id)?.units ?? 0n;
  const max = give && spendable(network, "convert", give.id, have);
  const state = useAmount(amount, give, max);
  const units = useSettled(state.units === null ? null : String(state.units));
  const same = give && take && give.id === take.id;
  const path = give && take && !same && units !== null ? paths.route({ give: give.id, take: take.id, amount: units, account: me }) : null;
  const route = useQuery(path);
  const best = route.data?.best;
  const least = best ? (BigInt(best.receives.amount) * (WHOLE_BPS - BigInt(slip))) / WHOLE_BPS : 0n;
  const ready = best && least > 0n && String(state.units) === units && take && give;
  const submit = () => {
    if (!ready) return;
    propose({
      title: c.title,
      verb: c.verb(`${format.amount(best.gives.amount, give.decimals)} ${give.code}`, `${format.amount(least, take.decimals)} ${take.code}`),
      wanted: [{ kind: "convert", path: best.path, give: give.id, amount: String(units), least: least.toString(), most: Math.min(best.met + SPARE, MOST) }],
      onFinal: () => setAmount(""),
    });
  };
  if (list.error) return <Page title={c.title} narrow><Card><ErrorState error={list.error} again={list.again} /></Card></Page>;
  if (!list.data) return <Page title={c.title} narrow><SkeletonLines /></Page>;
  if (!give || !take) return <Page title={c.title} narrow><Card><Empty title={c.nothing} action={<LinkButton to="/markets/open" icon="plus">{t.exchange.open.title}</LinkButton>}>{c.nothingNote}</Empty></Card></Page>;
  return (
    <Page title={c.title} sub={c.note} narrow>
      <Card>
        <Stack>
          <Row><AssetIcon asset={give} size={32} /><Link href={`/asset/${give.id}`}>{give.code}</Link> → <AssetIcon asset={take} size={32} /><Link href={`/asset/${take.id}`}>{take.code}</Link></Row>
          <Chosen label={c.give} assets={assets} value={give.id} onChange={setGive} />
          <AmountField value={amount} onChange={setAmount} asset={give} state={state} have={have} max={max} />
          <div className={css.turn}><IconButton icon="swap" label={c.turn} onClick={() => { setGive(take.id); setTake(give.id); setAmount(""); }} /></div>
          <Chosen label={c.take} assets={assets} value={take.id} onChange={setTake} />
          {same && <p role="status">{c.same}</p>}
          <SelectField label={c.slip} hint={c.floorNote} value={slip} onChange={(event) => setSlip(event.target.value as Slip)}>
            {SLIPS.map((one) => <option key={one} value={one}>{`${Number(one) / 100}%`}</option>)}
          </SelectField>
        </Stack>
      </Card>
      {path && (
        <Card>
          {route.error ? <ErrorState error={route.error} again={route.again} /> : !route.data ? <p role="status">{c.looking}…</p> : !best ? <Empty title={c.noRoute}>{c.noRouteNote}</Empty> : (
            <RouteCard route={best} asked={BigInt(units ?? "0")} least={least} assets={route.data.assets} give={give} take={take} />
          )}
        </Card>
      )}
      <Button kind="primary" wide disabled={!ready} onClick={submit}>{t.pay.review}</Button>
    </Page>
  );
}
