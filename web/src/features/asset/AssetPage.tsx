// An asset: what it is, who may do what to it, who holds it, and the proof of its supply.

import { useState } from "react";
import { useParams } from "wouter";
import { paths } from "~/core/api/paths";
import { useList, useQuery } from "~/core/api/query";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useAccount } from "~/core/vault/session";
import { ProofCard } from "~/features/explore/ProofCard";
import { ActivityRow, lineKey } from "~/features/activity/ActivityRow";
import { AddressChip, Face } from "~/ui/AddressChip";
import { AssetIcon } from "~/ui/AssetIcon";
import { Button, LinkButton } from "~/ui/Button";
import { Badge, Card, Columns, Facts, Page, Row, Stack } from "~/ui/Card";
import { Dialog } from "~/ui/Dialog";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { ShareLink } from "~/ui/ShareLink";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { acceptAsset } from "./accept";
import { HeldChart, PriceCard } from "./Charts";
import { Desk } from "./Desk";
import { assetLinkPath } from "./link";
import { PowerBadges, PowerHolders } from "./Powers";
import css from "./Asset.module.css";

const SHOWN = 20;

export default function AssetPage() {
  const t = useText();
  const format = useFormat();
  const network = useNetwork();
  const id = Number(useParams<{ id: string }>().id);
  const account = useAccount();
  const address = account?.address ?? null;
  const { data: asset, error, again } = useQuery(paths.asset(id));
  const { all } = useHoldings(address);
  const holders = useList(paths.holders(id), (holder) => holder.account);
  const mine = useList(address ? paths.activity(address, { asset: id }) : null, lineKey);
  const [sharing, setSharing] = useState(false);
  if (error) return <Page title={t.asset.title}><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!asset) return <Page title={t.asset.title}><SkeletonLines /></Page>;
  const holding = all.find((one) => one.asset.id === id);
  const title = (
    <span className={css.head}>
      <AssetIcon asset={asset} size={48} />
      <span><Said>{asset.name}</Said> <Badge>{asset.code}{id ? ` #${id}` : ""}</Badge></span>
    </span>
  );
  return (
    <Page title={title} sub={id === 0 ? t.asset.network : undefined} actions={<Button small icon="share" onClick={() => setSharing(true)}>{t.app.share}</Button>}>
      <Columns>
        <Stack>
          {holding && address && (
            <Card title={t.asset.have}>
              <Stack>
                <h2><Money units={holding.units} asset={asset} /> {holding.balance.frozen && <Badge tone="bad">{t.asset.frozen}</Badge>}</h2>
                <HeldChart units={holding.units} asset={id} address={address} />
                <Row><LinkButton to="/pay" kind="primary" icon="send">{t.app.nav.pay}</LinkButton><LinkButton to="/receive" icon="receive">{t.app.nav.receive}</LinkButton></Row>
              </Stack>
            </Card>
          )}
          {address && !holding?.balance.accepted && <Row><Button kind="primary" icon="plus" onClick={() => acceptAsset(address, asset)}>{t.asset.acceptVerb(asset.code)}</Button></Row>}
          <PowerBadges asset={asset} />
          <PriceCard asset={asset} />
          <Card title={t.asset.facts}>
            <Facts
              items={[
                [t.asset.circulating, <Money key="supply" units={asset.supply} asset={asset} open />],
                [t.asset.minted, <Money key="minted" units={asset.minted} asset={asset} open />],
                [t.asset.burned, <Money key="burned" units={asset.burned} asset={asset} open />],
                [t.asset.capped, asset.cap ? <Money key="cap" units={asset.cap} asset={asset} open /> : t.asset.uncapped],
                [t.asset.decimals, String(asset.decimals)],
                [t.asset.issuer, <AddressChip key="issuer" address={asset.issuer} />],
              ]}
            />
            <PowerHolders asset={asset} />
          </Card>
          <ProofCard path={paths.assetProof(id)} name={`asset-${id}.tally`} expect={(line) => line.kind === "record" && "type" in line.record && line.record.type === "asset" && line.record.id === id} />
          {address && <Desk asset={asset} me={address} units={holding?.units ?? 0n} />}
        </Stack>
        <Stack>
          <Card flush title={`${t.asset.holders} · ${format.count(asset.holders ?? holders.items.length)}`}>
            {holders.loading ? <SkeletonLines /> : holders.items.length === 0 ? <Empty title={t.asset.noHolders} /> : holders.items.slice(0, SHOWN).map((holder) => (
              <ListRow key={holder.account} to={`/account/${holder.account}`} start={<Face address={holder.account} size={32} />} title={<AddressChip address={holder.account} plain />} end={<Money units={holder.amount} asset={asset} open bare />} />
            ))}
          </Card>
          {address && mine.items.length > 0 && <Card flush title={t.asset.activity}>{mine.items.slice(0, SHOWN).map((line) => <ActivityRow key={lineKey(line)} line={line} assets={mine.assets} />)}</Card>}
        </Stack>
      </Columns>
      {sharing && (
        <Dialog title={t.app.share} onClose={() => setSharing(false)}>
          <ShareLink title={t.asset.link} note={t.asset.linkNote} shared={asset.code} path={assetLinkPath(id, network.genesis)} />
        </Dialog>
      )}
    </Page>
  );
}
