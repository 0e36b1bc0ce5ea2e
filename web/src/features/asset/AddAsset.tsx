// Adding an asset: found by a search, with its powers said before it is accepted.

import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { Asset } from "~/core/api/schema";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { AddressChip } from "~/ui/AddressChip";
import { AssetIcon } from "~/ui/AssetIcon";
import { Button } from "~/ui/Button";
import { Badge, Card, Page, Row } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { acceptAsset } from "./accept";
import { PowerBadges } from "./Powers";
import css from "./Asset.module.css";

const PAUSE_MS = 200;

function Offer({ asset, have, onAdd }: { asset: Asset; have: boolean; onAdd: () => void }) {
  const t = useText().asset;
  const format = useFormat();
  return (
    <div className={css.found}>
      <div className={css.head}>
        <AssetIcon asset={asset} />
        <div>
          <strong><Said>{asset.name}</Said> · {asset.code} <Badge>#{asset.id}</Badge></strong>
          <span>{t.issuer}: <AddressChip address={asset.issuer} plain /> · {t.holdersCount(format.count(asset.holders ?? 0))}</span>
        </div>
      </div>
      <PowerBadges asset={asset} />
      <Row>{have ? <Badge tone="good" icon="check">{t.added}</Badge> : <Button small kind="primary" icon="plus" onClick={onAdd}>{t.acceptVerb(asset.code)}</Button>}</Row>
    </div>
  );
}

export default function AddAsset() {
  const t = useText().asset;
  const [, go] = useLocation();
  const address = useAccount()?.address ?? "";
  const { all } = useHoldings(address);
  const [text, setText] = useState("");
  const [query, setQuery] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setQuery(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const number = /^#?(\d{1,15})$/.exec(query)?.[1];
  const list = useQuery(number ? null : paths.assets({ q: query, limit: 30 }));
  const one = useQuery(number ? paths.asset(Number(number)) : null);
  const found = number ? (one.data ? [one.data] : []) : (list.data?.items ?? []);
  const held = new Set(all.filter((holding) => holding.balance.accepted).map((holding) => holding.asset.id));
  const { loading } = number ? one : list;
  return (
    <Page title={t.add} narrow>
      <Field label={t.add} placeholder={t.addHint} type="search" autoFocus maxLength={100} value={text} onChange={(event) => setText(event.target.value)} />
      <Card>
        {loading ? <SkeletonLines /> : list.error ? <ErrorState error={list.error} again={list.again} /> : found.length === 0 ? <Empty title={t.addNone} /> : found.map((asset) => (
          <Offer key={asset.id} asset={asset} have={held.has(asset.id)} onAdd={() => acceptAsset(address, asset, () => go(`/asset/${asset.id}`))} />
        ))}
      </Card>
    </Page>
  );
}
