// One redemption: how far it has come, who acts next, and by which document it was paid.

import { useState, type ReactNode } from "react";
import { Link, useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { AssetBrief, Redemption } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useLink } from "~/core/stream/state";
import { useAccount } from "~/core/vault/session";
import { provesRecord } from "~/core/wallet/record";
import { ProofCard } from "~/features/explore/ProofCard";
import { CopyButton } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Button, LinkButton } from "~/ui/Button";
import { Card, Facts, Notice, Page, Row, Stack } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { shortened } from "~/core/money/format";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { DocumentField, hashOf } from "./DocumentField";
import { useReserveLive } from "./live";
import { Party } from "./Party";
import { PayTo } from "./PayTo";
import { StageBadge } from "./RedemptionRow";

function Acts({ redemption, asset, me }: { redemption: Redemption; asset: AssetBrief; me: string }) {
  const t = useText().reserve.redemptions;
  const format = useFormat();
  const { time_ms } = useLink();
  const [text, setText] = useState("");
  const coin = useQuery(paths.stablecoin(redemption.coin)).data;
  if (redemption.stage !== "requested" && redemption.stage !== "taken") return null;
  const { id, stage } = redemption;
  const said = `${format.amount(redemption.amount, asset.decimals)} ${asset.code}`;
  const over = redemption.deadline_ms != null && time_ms > redemption.deadline_ms;
  const isDealer = me === redemption.dealer;
  const recall = me === redemption.from && stage === "requested" && !isDealer;
  const isCustodian = !!coin?.custodians.some((one) => one.account === me);
  const document = hashOf(text);
  return (
    <Stack>
      {over && <Notice tone="warn">{t.over}</Notice>}
      <Row>
        {isDealer && stage === "requested" && !over && <Button kind="primary" onClick={() => propose({ title: t.take, verb: t.takeVerb(said), wanted: [{ kind: "take_redemption", redemption: id }] })}>{t.take}</Button>}
        {recall ? <Button onClick={() => propose({ title: t.recall, verb: t.recallVerb(said), wanted: [{ kind: "cancel_redemption", redemption: id }] })}>{t.recall}</Button>
          : (isDealer || over) && <Button onClick={() => propose({ title: t.cancel, verb: t.cancelVerb(said), wanted: [{ kind: "cancel_redemption", redemption: id }] })}>{t.cancel}</Button>}
      </Row>
      {isCustodian && stage === "taken" && !over && (
        <>
          <p>{t.settleNote}</p>
          <DocumentField value={text} onChange={setText} />
          <Row><Button kind="primary" disabled={!document} onClick={() => document && propose({ title: t.settle, verb: t.settleVerb(said), wanted: [{ kind: "settle_redemption", redemption: id, document }] })}>{t.settle}</Button></Row>
        </>
      )}
    </Stack>
  );
}

export default function RedemptionPage() {
  const t = useText();
  const r = t.reserve.redemptions;
  const id = Number(useParams<{ id: string }>().id);
  const me = useAccount()?.address;
  const { data, error, again } = useQuery(paths.redemption(id));
  useReserveLive();
  const title = r.one(id);
  if (error) return <Page title={title} narrow><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!data) return <Page title={title} narrow><SkeletonLines /></Page>;
  const { redemption } = data;
  const asset = data.assets.find((one) => one.id === redemption.coin);
  const facts: [string, ReactNode][] = [
    [t.reserve.coin, <Link key="coin" href={`/stablecoin/${redemption.coin}`}>{asset?.code} #{redemption.coin}</Link>],
    [r.from, <Party key="from" address={redemption.from} />],
    [r.dealer, <Party key="dealer" address={redemption.dealer} />],
    [r.asked, <Ago key="asked" ms={redemption.requested_ms} />],
    [r.changed, <Link key="changed" href={`/transaction/${redemption.changed_by}`}><Ago ms={redemption.changed_ms} /></Link>],
  ];
  if (redemption.deadline_ms != null) facts.push([r.deadline, <Ago key="deadline" ms={redemption.deadline_ms} />]);
  if (redemption.custodian) facts.push([r.custodian, <Party key="custodian" address={redemption.custodian} />]);
  if (redemption.document) facts.push([t.reserve.document, <span key="document"><code>{shortened(redemption.document)}</code> <CopyButton text={redemption.document} /></span>]);
  return (
    <Page title={title} narrow actions={me && <LinkButton to="/redemptions">{r.mine}</LinkButton>}>
      <Card>
        <Stack>
          <h2><Money units={redemption.amount} asset={asset} open /> <StageBadge stage={redemption.stage} /></h2>
          <p>{r.stageNotes[redemption.stage]}</p>
          <Facts items={facts} />
          <PayTo redemption={redemption} />
          {me && asset && <Acts redemption={redemption} asset={asset} me={me} />}
        </Stack>
      </Card>
      {redemption.deadline_ms != null && <ProofCard key={id} path={paths.redemptionProof(id)} name={`redemption-${id}.tally`} expect={(line) => provesRecord(line, "redemption", id)} />}
    </Page>
  );
}
