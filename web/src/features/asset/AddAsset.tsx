// Adding an asset: found by a search, a link or a code, with its powers said before it is accepted.

import { useEffect, useState } from "react";
import { useLocation, useParams } from "wouter";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { Asset } from "~/core/api/schema";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useAccount } from "~/core/vault/session";
import { Scan } from "~/features/pay/Scan";
import { AddressChip } from "~/ui/AddressChip";
import { AssetIcon } from "~/ui/AssetIcon";
import { Button, IconButton } from "~/ui/Button";
import { Badge, Card, Page, Row } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { acceptAsset } from "./accept";
import { readAssetText } from "./link";
import { PowerBadges } from "./Powers";
import css from "./Asset.module.css";

const PAUSE_MS = 200;

function Offer({ asset, have, onAdd }: { asset: Asset; have: boolean; onAdd: () => void }) {
  const { asset: t, app } = useText();
  const format = useFormat();
  return (
    <div className={css.found}>
      <div className={css.head}>
        <AssetIcon asset={asset} />
        <div>
          <strong><Said>{asset.name}</Said> · {asset.code} <Badge>#{asset.id}</Badge></strong>
          <span>{t.issuer}{app.colon}<AddressChip address={asset.issuer} plain /> · {t.holdersCount(format.count(asset.holders ?? 0))}</span>
        </div>
      </div>
      <PowerBadges asset={asset} />
      <Row>{have ? <Badge tone="good" icon="check">{t.added}</Badge> : <Button small kind="primary" icon="plus" onClick={onAdd}>{t.acceptVerb(asset.code)}</Button>}</Row>
    </div>
  );
}

export default function AddAsset() {
  const words = useText();
  const t = words.asset;
  const [, go] = useLocation();
  const given = useParams<{ what?: string }>().what;
  const { genesis } = useNetwork();
  const address = useAccount()?.address ?? "";
  const { all } = useHoldings(address);
  const [text, setText] = useState(given ? `/assets/add/${given}` : "");
  const [settled, setSettled] = useState(text);
  const [scanning, setScanning] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const read = readAssetText(settled, genesis);
  const list = useQuery(read.kind === "query" ? paths.assets({ q: read.query, limit: 30 }) : null);
  const one = useQuery(read.kind === "asset" ? paths.asset(read.id) : null);
  const found = read.kind === "query" ? (list.data?.items ?? []) : one.data ? [one.data] : [];
  const held = new Set(all.filter((holding) => holding.balance.accepted).map((holding) => holding.asset.id));
  const { loading } = read.kind === "asset" ? one : list;
  return (
    <Page title={t.add} narrow>
      <Field label={t.add} placeholder={t.addHint} type="search" autoFocus maxLength={400} value={text} error={read.kind === "other" ? t.otherNetwork : null} onChange={(event) => setText(event.target.value)} end={<IconButton icon="scan" label={words.pay.scan} onClick={() => setScanning(true)} />} />
      <Card>
        {loading ? <SkeletonLines /> : list.error ? <ErrorState error={list.error} again={list.again} /> : found.length === 0 ? <Empty title={t.addNone} /> : found.map((asset) => (
          <Offer key={asset.id} asset={asset} have={held.has(asset.id)} onAdd={() => acceptAsset(address, asset, () => go(`/asset/${asset.id}`))} />
        ))}
      </Card>
      {scanning && <Scan onClose={() => setScanning(false)} onText={(scanned) => { setScanning(false); setText(scanned); }} />}
    </Page>
  );
}
