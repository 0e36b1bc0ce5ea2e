// One packet: open it, see who took what, send the rest home.

import { useState } from "react";
import { useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { copy } from "~/core/clipboard";
import { paths } from "~/core/api/paths";
import { useList, useQuery } from "~/core/api/query";
import type { AssetBrief, Packet } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useStore } from "~/core/store";
import { useLink } from "~/core/stream/state";
import { useAccount, useSession } from "~/core/vault/session";
import { provesRecord } from "~/core/wallet/record";
import { useLive } from "~/features/explore/live";
import { ProofCard } from "~/features/explore/ProofCard";
import { Welcome } from "~/features/start/Welcome";
import { Locked } from "~/app/Locked";
import { AddressChip, CopyButton, Face } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Badge, Card, Facts, Notice, Page, Row, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { Icon } from "~/ui/Icon";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Qr } from "~/ui/Qr";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines, useErrorText } from "~/ui/States";
import { toast } from "~/ui/Toast";
import { claim } from "./claim";
import { givenLink } from "./given";
import { linkOf } from "./salts";
import css from "./Packet.module.css";

function ShareLink({ packet }: { packet: Packet }) {
  const t = useText();
  const say = useErrorText();
  const [link, setLink] = useState<string | null>(null);
  const web = link && `${location.origin}/#${link}`;
  const show = () => linkOf(packet).then(setLink, (error: unknown) => toast(say(error), "warn"));
  const share = async () => {
    if (!web) return;
    if (navigator.share) return navigator.share({ title: t.packet.shared, url: web }).catch(() => {});
    await copy(web, true);
    toast(t.app.copiedSecret);
  };
  return (
    <Card title={t.packet.link}>
      <Stack>
        <Notice tone="warn">{t.packet.linkSecret}</Notice>
        {web ? (
          <>
            <Qr text={web} />
            <Field label={t.packet.link} readOnly value={web} end={<CopyButton text={web} secret />} onFocus={(event) => event.target.select()} />
            <Button kind="primary" icon="share" onClick={() => void share()}>{t.app.share}</Button>
          </>
        ) : (
          <Button onClick={() => void show()}>{t.packet.getLink}</Button>
        )}
      </Stack>
    </Card>
  );
}

function Envelope({ packet, asset, mine, onOpen, busy }: { packet: Packet; asset: AssetBrief | undefined; mine: string | undefined; onOpen: (() => void) | null; busy: boolean }) {
  const t = useText().packet;
  const label = useLabels();
  return (
    <section className={css.envelope}>
      <h2><Said>{t.for(label(packet.creator).text)}</Said></h2>
      {mine ? (
        <>
          <span>{t.took}</span>
          <span className={css.sum}><Money units={mine} asset={asset} open /></span>
        </>
      ) : onOpen ? (
        <button type="button" className={css.coin} onClick={onOpen} disabled={busy} aria-busy={busy}><strong>{t.claim}</strong></button>
      ) : (
        <span className={css.coin}><Icon name="packet" size={34} /></span>
      )}
    </section>
  );
}

export default function PacketPage() {
  const t = useText();
  const format = useFormat();
  const say = useErrorText();
  const id = Number(useParams<{ id: string }>().id);
  const session = useSession();
  const account = useAccount();
  const given = useStore(givenLink);
  const { time_ms } = useLink();
  const { data, error, again } = useQuery(paths.packet(id));
  const claims = useList(paths.packetClaims(id), (one) => String(one.share));
  useLive(`/v1/packets/${id}`);
  const [busy, setBusy] = useState(false);
  const title = t.packet.one(id);
  if (error) return <Page title={title} narrow><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!data) return <Page title={title} narrow><SkeletonLines /></Page>;
  const { packet } = data;
  const asset = data.assets.find((one) => one.id === packet.asset);
  const mine = claims.items.find((one) => one.claimer === account?.address);
  const expired = time_ms > packet.expires_ms;
  const creator = session.phase === "open" && session.accounts.some((one) => one.address === packet.creator);
  const best = packet.split === "random" && packet.ended ? claims.items.reduce<string | null>((most, one) => (most === null || BigInt(one.amount) > BigInt(most) ? one.amount : most), null) : null;
  const canClaim = !packet.ended && !expired && !mine && (given || !packet.claim_key);

  const open = () => {
    if (!account) return;
    setBusy(true);
    claim(packet, given, account.address).then(
      (action) => propose({ title: t.packet.claimTitle, verb: t.packet.claimVerb, wanted: [action] }),
      (reason: unknown) => toast(say(reason), "warn"),
    ).finally(() => setBusy(false));
  };
  const rest = asset ? `${format.amount(packet.left, asset.decimals)} ${asset.code}` : "";
  return (
    <Page title={title} narrow>
      <Envelope packet={packet} asset={asset} mine={mine?.amount} onOpen={canClaim && account ? open : null} busy={busy} />
      {canClaim && session.phase === "none" && <><Notice>{t.packet.newcomer}</Notice><Welcome /></>}
      {canClaim && session.phase === "locked" && <Locked />}
      {canClaim && packet.split === "random" && <Notice>{t.packet.chance}</Notice>}
      {!packet.ended && !expired && !mine && !canClaim && !creator && <Notice>{t.packet.needLink}</Notice>}
      <Card>
        <Stack>
          <progress className={css.progress} max={packet.count} value={packet.claimed} aria-label={t.packet.shares(packet.claimed, packet.count)} />
          <Facts
            items={[
              [t.packet.count, t.packet.shares(packet.claimed, packet.count)],
              [t.packet.total, <Money key="total" units={packet.total} asset={asset} open />],
              [t.packet.split, t.packet.splits[packet.split]],
              [t.packet.expires, <span key="until"><Ago ms={packet.expires_ms} /> {packet.ended ? <Badge>{t.packet.ended}</Badge> : expired && <Badge tone="warn">{t.packet.expired}</Badge>}</span>],
              [t.explore.from, <AddressChip key="from" address={packet.creator} />],
            ]}
          />
          {expired && !packet.ended && account && <Row><Button onClick={() => propose({ title: t.packet.reclaim, verb: t.packet.reclaimVerb(rest), wanted: [{ kind: "reclaim_packet", packet: id }] })}>{t.packet.reclaim}</Button></Row>}
        </Stack>
      </Card>
      {creator && !packet.ended && !expired && packet.claim_key && <ShareLink packet={packet} />}
      <Card flush title={t.packet.claims}>
        {claims.items.length === 0 ? <Empty title={t.packet.noClaims} /> : claims.items.map((one) => (
          <ListRow key={one.share} to={`/account/${one.claimer}`} start={<Face address={one.claimer} />} title={<AddressChip address={one.claimer} plain />} note={one.amount === best ? t.packet.luck : undefined} end={<Money units={one.amount} asset={asset} open />} endNote={<Ago ms={one.time_ms} />} />
        ))}
      </Card>
      {!packet.ended && <ProofCard key={id} path={paths.packetProof(id)} name={`packet-${id}.tally`} expect={(line) => provesRecord(line, "packet", id)} />}
    </Page>
  );
}
