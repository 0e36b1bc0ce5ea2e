// One pool: what it pays, and out of what.

import { useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { useList, useQuery } from "~/core/api/query";
import type { AssetBrief, SavingsPool } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useLink } from "~/core/stream/state";
import { useAccount } from "~/core/vault/session";
import { proves } from "~/core/wallet/record";
import { Figures } from "~/features/earn/Figures";
import { Meter } from "~/features/earn/Meter";
import { DAY_MS, partBps, useRate, useSpan } from "~/features/earn/numbers";
import { useLive } from "~/features/explore/live";
import { ProofCard } from "~/features/explore/ProofCard";
import { AddressChip } from "~/ui/AddressChip";
import { Button } from "~/ui/Button";
import { Card, Facts, Notice, Page, Row, Stack } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { DepositForm } from "./DepositForm";
import { FixedRow } from "./FixedRow";
import { lastsMs } from "./interest";
import { savingsPaths } from "./paths";

const YEAR_MS = 365 * DAY_MS;
const NOTICE_MS = 30 * DAY_MS;

function Where({ pool, asset }: { pool: SavingsPool; asset: AssetBrief | undefined }) {
  const t = useText().savings;
  const span = useSpan();
  const budget = BigInt(pool.budget);
  const lasts = lastsMs(budget, BigInt(pool.flexible), pool.flexible_bps);
  const dry = pool.flexible_bps > 0 && budget === 0n;
  const text = dry ? t.unfunded : lasts === null ? t.noFlexibleYet : t.funded(span(Math.min(lasts, 100 * YEAR_MS)));
  return (
    <Card title={t.where}>
      <Stack>
        {pool.flexible_bps > 0 && (
          <>
            <Meter bps={lasts === null ? (dry ? 0 : 10_000) : partBps(BigInt(Math.floor(Math.min(lasts, YEAR_MS))), BigInt(YEAR_MS))} label={text} tone={dry ? "warn" : undefined} />
            <p>{text}</p>
          </>
        )}
        <Facts
          items={[
            [t.budget, <Money key="b" units={pool.budget} asset={asset} open />],
            [t.reserved, <Money key="r" units={pool.reserved} asset={asset} open />],
            [t.flexibleIn, <Money key="f" units={pool.flexible} asset={asset} open />],
            [t.fixedIn, <Money key="x" units={pool.fixed} asset={asset} open />],
            [t.operator, <AddressChip key="o" address={pool.operator} />],
          ]}
        />
      </Stack>
    </Card>
  );
}

function OperatorDesk({ pool, asset }: { pool: SavingsPool; asset: AssetBrief }) {
  const t = useText().savings;
  const format = useFormat();
  const { time_ms } = useLink();
  const due = pool.closed_ms != null && time_ms >= pool.closed_ms + NOTICE_MS && pool.budget !== "0";
  const what = `${format.amount(pool.budget, asset.decimals)} ${asset.code}`;
  if (pool.closed_ms != null && !due) return null;
  return (
    <Card title={t.run}>
      <Row>
        {pool.closed_ms == null && <Button kind="danger" onClick={() => propose({ title: t.close, verb: t.closeVerb, wanted: [{ kind: "close_pool", pool: pool.id }] })}>{t.close}</Button>}
        {due && <Button onClick={() => propose({ title: t.reclaim, verb: t.reclaimVerb(what), wanted: [{ kind: "reclaim_budget", pool: pool.id }] })}>{t.reclaim}</Button>}
      </Row>
    </Card>
  );
}

export default function PoolPage() {
  const t = useText().savings;
  const rate = useRate();
  const span = useSpan();
  const id = Number(useParams<{ id: string }>().id);
  const account = useAccount();
  const { data, error, again } = useQuery(savingsPaths.pool(id));
  const flexible = useList(account ? savingsPaths.flexible(account.address) : null, (one) => String(one.pool));
  const fixed = useList(account ? savingsPaths.fixed(account.address) : null, (one) => String(one.id));
  useLive(`/v1/pools/${id}`, ...(account ? [`/v1/accounts/${encodeURIComponent(account.address)}/deposits/`] : []));
  if (error) return <Page title={t.one(id)} narrow><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!data) return <Page title={t.one(id)} narrow><SkeletonLines /></Page>;
  const { pool } = data;
  const asset = data.assets.find((one) => one.id === pool.asset);
  const mine = flexible.items.find((one) => one.pool === id);
  const ours = fixed.items.filter((one) => one.pool === id);
  const offers: [string, string][] = [...(pool.flexible_bps ? [[t.flexible, rate(pool.flexible_bps)] as [string, string]] : []), ...pool.terms.map((term) => [span(term.term_ms), rate(term.rate_bps)] as [string, string])];
  return (
    <Page title={<Said>{pool.name}</Said>} sub={t.one(id)} narrow>
      {pool.closed_ms != null && <Notice tone="warn">{t.closedNote}</Notice>}
      <Figures items={offers} />
      {(mine || ours.length > 0) && (
        <Card flush title={t.mine}>
          {mine && <ListRow start={<Mark icon="wallet" way="in" />} title={t.flexible} end={<Money units={mine.amount} asset={asset} />} />}
          {ours.map((one) => <FixedRow key={one.id} deposit={one} asset={asset} name={t.fixed} />)}
        </Card>
      )}
      {account && asset && <DepositForm address={account.address} pool={pool} asset={asset} mine={mine} />}
      <Where pool={pool} asset={asset} />
      {account?.address === pool.operator && asset && <OperatorDesk pool={pool} asset={asset} />}
      <ProofCard key={id} path={savingsPaths.poolProof(id)} name={`pool-${id}.tally`} expect={(line) => proves(line, "pool", { id })} />
      {account && mine && <ProofCard key={`${account.address} ${id}`} title={t.depositProof} path={savingsPaths.flexibleProof(account.address, id)} name={`deposit-in-${id}.tally`} expect={(line) => proves(line, "flexible_deposit", { account: account.address, pool: id })} />}
    </Page>
  );
}
