// A transaction: what was asked, what really moved, and the proof of its receipt.

import { useEffect } from "react";
import { Link, useParams } from "wouter";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { AssetBrief, Place, Receipt } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { whenFinal } from "~/core/stream/stream";
import { kindName } from "~/features/activity/ActivityRow";
import { AddressChip, CopyButton } from "~/ui/AddressChip";
import { Badge, Card, Facts, Notice, Page } from "~/ui/Card";
import { Icon } from "~/ui/Icon";
import { Money } from "~/ui/Money";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { Memos } from "./Memos";
import { ProofCard } from "./ProofCard";
import css from "./Explore.module.css";

function PlaceOf({ place }: { place: Place }) {
  const t = useText().explore.places;
  switch (place.kind) {
    case "account":
      return <AddressChip address={place.account} />;
    case "held":
      return <Link href={`/held/${place.held}`}>{t.held(place.held)}</Link>;
    case "packet":
      return <Link href={`/packet/${place.packet}`}>{t.packet(place.packet)}</Link>;
    case "loan_offer":
    case "loan_collateral":
      return <Link href={`/loan/${place.loan}`}>{t[place.kind](place.loan)}</Link>;
    case "deal":
      return <Link href={`/deal/${place.deal}`}>{t.deal(place.deal)}</Link>;
    case "supply":
      return <>{t.supply}</>;
    case "fee_pot":
      return <>{t.fee_pot}</>;
    default:
      return <>{(place as { kind: string }).kind}</>;
  }
}

function Moves({ receipt, assets }: { receipt: Receipt; assets: Map<number, AssetBrief> }) {
  const t = useText().explore;
  if (!receipt.moves.length) return <p>{t.noMoves}</p>;
  return (
    <div>
      {receipt.moves.map((move, place) => (
        <div key={place} className={css.move}>
          <PlaceOf place={move.from} />
          <Icon name="pay" size={16} />
          <PlaceOf place={move.to} />
          <Money units={move.amount} asset={assets.get(move.asset)} open />
        </div>
      ))}
    </div>
  );
}

export default function TransactionPage() {
  const t = useText();
  const format = useFormat();
  const { id } = useParams<{ id: string }>();
  const { data, error, again } = useQuery(paths.transaction(id));
  const waits = data?.status === "pending" || data?.status === "unknown";
  useEffect(() => {
    if (!waits) return;
    const final = whenFinal(id);
    void final.promise.then(again);
    return final.stop;
  }, [waits, id, again]);
  const title = t.explore.transaction;
  if (error) return <Page title={title}><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!data) return <Page title={title}><SkeletonLines /></Page>;
  const { receipt, transaction } = data;
  if (!receipt || !transaction || data.height == null || data.time_ms == null) {
    return <Page title={title} sub={<code>{id}</code>}><Notice tone={data.status === "dropped" ? "bad" : "plain"}>{data.status === "pending" ? t.explore.pending : data.status === "dropped" ? `${t.explore.dropped}: ${data.refusal?.message ?? ""}` : t.explore.unknown}</Notice></Page>;
  }
  const assets = new Map((data.assets ?? []).map((asset) => [asset.id, asset]));
  const kinds = transaction.operations.map((operation) => kindName(t.kinds, operation.action.kind));
  return (
    <Page title={kinds[0] + (kinds.length > 1 ? ` ${t.explore.more(kinds.length - 1)}` : "")} sub={format.exactTime(data.time_ms)} actions={receipt.applied ? <Badge tone="good" icon="check">{t.explore.applied}</Badge> : <Badge tone="bad" icon="warn">{t.explore.refused}</Badge>}>
      {receipt.refused && <Notice tone="bad">{receipt.refused.message}</Notice>}
      <Card title={t.explore.moves}><Moves receipt={receipt} assets={assets} /></Card>
      <Memos operations={transaction.operations} />
      <ProofCard key={id} path={paths.transactionProof(id)} name={`${id.slice(0, 16)}.tally`} expect={(line) => line.kind === "receipt" && line.receipt.transaction === id} />
      <Card>
        <Facts
          items={[
            [t.explore.id, <span key="id"><code>{id}</code> <CopyButton text={id} /></span>],
            [t.explore.height, <Link key="height" href={`/block/${data.height}`}>{format.count(data.height)}</Link>],
            [t.explore.payer, <AddressChip key="payer" address={receipt.payer} />],
            [t.explore.fee, <Money key="fee" units={receipt.fee.amount} asset={assets.get(receipt.fee.asset)} open />],
            [t.explore.nonce, String(transaction.nonce)],
            [t.explore.signatures, transaction.witnesses.map((witness) => `${witness.signatures.length} × ${witness.signatures[0]?.kind ?? ""}`).join(", ")],
          ]}
        />
      </Card>
      <Card>
        <details>
          <summary>{t.explore.raw}</summary>
          <pre className={css.raw}>{JSON.stringify({ operations: transaction.operations, receipt }, null, 2)}</pre>
        </details>
      </Card>
    </Page>
  );
}
