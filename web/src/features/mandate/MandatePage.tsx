// One permission: what it allows, what was taken by it, and the ways to use and to end it.

import { useState, type ReactNode } from "react";
import { useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useList, useQuery } from "~/core/api/query";
import type { AssetBrief, Mandate } from "~/core/api/schema";
import { memoText, useFormat, useText } from "~/core/i18n";
import { useLink } from "~/core/stream/state";
import { useAccount } from "~/core/vault/session";
import { provesRecord } from "~/core/wallet/record";
import { ProofCard } from "~/features/explore/ProofCard";
import { AddressChip, Face } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Badge, Card, Facts, Page, Row, Stack } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { usePeriodText } from "./period";

function Acts({ mandate, asset, me }: { mandate: Mandate; asset: AssetBrief | undefined; me: string }) {
  const t = useText().mandate;
  const format = useFormat();
  const [amount, setAmount] = useState("");
  const left = mandate.left ? BigInt(mandate.left) : 0n;
  const state = useAmount(amount, asset, left);
  if (!asset || mandate.revoked) return null;
  const said = (units: bigint | string) => `${format.amount(units, asset.decimals)} ${asset.code}`;
  const party = me === mandate.payer || me === mandate.payee;
  const taker = mandate.payee ? me === mandate.payee : me !== mandate.payer;
  return (
    <Stack>
      {left > 0n && mandate.kind === "standing_order" && (
        <Button kind="primary" onClick={() => propose({ title: t.execute, verb: t.executeVerb(said(mandate.amount)), wanted: [{ kind: "pull_mandate", mandate: mandate.id, amount: mandate.amount }] })}>{t.execute}</Button>
      )}
      {left > 0n && mandate.kind === "subscription" && taker && (
        <>
          <AmountField value={amount} onChange={setAmount} asset={asset} state={state} have={left} max={left} />
          <Button kind="primary" disabled={state.units === null} onClick={() => propose({ title: t.pull, verb: t.pullVerb(said(state.units ?? 0n)), wanted: [{ kind: "pull_mandate", mandate: mandate.id, amount: String(state.units) }], onFinal: () => setAmount("") })}>{t.pull}</Button>
        </>
      )}
      {party && <Row><Button onClick={() => propose({ title: t.revoke, verb: t.revokeVerb, wanted: [{ kind: "revoke_mandate", mandate: mandate.id }] })}>{t.revoke}</Button></Row>}
    </Stack>
  );
}

export default function MandatePage() {
  const t = useText();
  const period = usePeriodText();
  const { time_ms } = useLink();
  const id = Number(useParams<{ id: string }>().id);
  const account = useAccount();
  const { data, error, again } = useQuery(paths.mandate(id));
  const pulls = useList(paths.mandatePulls(id), (pull) => pull.transaction + pull.left);
  const title = t.mandate.one(id);
  if (error) return <Page title={title} narrow><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!data) return <Page title={title} narrow><SkeletonLines /></Page>;
  const { mandate } = data;
  const asset = data.assets.find((one) => one.id === mandate.asset);
  const over = mandate.end_ms != null && time_ms > mandate.end_ms;
  const memo = memoText(mandate.memo);
  return (
    <Page title={title} sub={t.mandate.kinds[mandate.kind]} narrow>
      <Card>
        <Stack>
          <h2><Money units={mandate.amount} asset={asset} open /> {period(mandate.period_ms)} {mandate.revoked ? <Badge>{t.mandate.revoked}</Badge> : over && <Badge>{t.mandate.over}</Badge>}</h2>
          <Facts
            items={[
              [t.explore.from, <AddressChip key="from" address={mandate.payer} />],
              [t.mandate.payee, mandate.payee ? <AddressChip key="to" address={mandate.payee} /> : t.mandate.anyone],
              [t.mandate.left, <Money key="left" units={mandate.left ?? "0"} asset={asset} open />],
              [t.mandate.start, <Ago key="start" ms={mandate.start_ms} />],
              [t.mandate.until, mandate.end_ms == null ? t.mandate.forever : <Ago key="end" ms={mandate.end_ms} />],
              ...(memo ? [[t.pay.memo, <Said key="memo">{memo}</Said>] as [string, ReactNode]] : []),
            ]}
          />
          {account && <Acts mandate={mandate} asset={asset} me={account.address} />}
        </Stack>
      </Card>
      <Card flush title={t.mandate.pulls}>
        {pulls.items.length === 0 ? <Empty title={t.mandate.noPulls} /> : pulls.items.map((pull) => (
          <ListRow key={pull.transaction + pull.left} to={`/transaction/${pull.transaction}`} start={<Face address={pull.receiver} />} title={<AddressChip address={pull.receiver} plain />} end={<Money units={pull.amount} asset={asset} open />} endNote={<Ago ms={pull.time_ms} />} />
        ))}
      </Card>
      {!mandate.revoked && <ProofCard key={id} path={paths.mandateProof(id)} name={`mandate-${id}.tally`} expect={(line) => provesRecord(line, "mandate", id)} />}
    </Page>
  );
}
