// The savings of this account, and the pools there are.

import { useList } from "~/core/api/query";
import type { SavingsPool } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { EarnTabs } from "~/features/earn/EarnTabs";
import { useRate } from "~/features/earn/numbers";
import { useLive } from "~/features/explore/live";
import { AssetIcon } from "~/ui/AssetIcon";
import { LinkButton } from "~/ui/Button";
import { Badge, Card, Page } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { FixedRow } from "./FixedRow";
import { savingsPaths } from "./paths";

function Mine({ address, pools }: { address: string; pools: Map<number, SavingsPool> }) {
  const t = useText().savings;
  const flexible = useList(savingsPaths.flexible(address), (one) => String(one.pool));
  const fixed = useList(savingsPaths.fixed(address), (one) => String(one.id));
  const nothing = flexible.items.length + fixed.items.length === 0;
  const error = flexible.error ?? fixed.error;
  return (
    <Card flush title={t.mine}>
      {flexible.loading || fixed.loading ? <SkeletonLines count={2} /> : error ? <ErrorState error={error} again={flexible.error ? flexible.again : fixed.again} /> : nothing ? <Empty title={t.noDeposits}>{t.noDepositsNote}</Empty> : (
        <>
          {flexible.items.map((one) => (
            <ListRow key={one.pool} to={`/pool/${one.pool}`} start={<Mark icon="wallet" way="in" />} title={<Said>{pools.get(one.pool)?.name ?? t.one(one.pool)}</Said>} note={t.flexible} end={<Money units={one.amount} asset={flexible.assets.get(one.asset)} />} />
          ))}
          {fixed.items.map((one) => <FixedRow key={one.id} deposit={one} asset={fixed.assets.get(one.asset)} name={pools.get(one.pool)?.name} />)}
        </>
      )}
    </Card>
  );
}

export default function Savings() {
  const t = useText();
  const rate = useRate();
  const account = useAccount();
  const pools = useList(savingsPaths.pools, (pool) => String(pool.id));
  // Fixed deposits are listed by the index, which may be a moment behind what the stream tells.
  useLive("/v1/pools", ...(account ? [`/v1/accounts/${encodeURIComponent(account.address)}/deposits/`] : []));
  const best = (pool: SavingsPool) => Math.max(pool.flexible_bps, ...pool.terms.map((term) => term.rate_bps));
  return (
    <Page title={t.savings.title} sub={t.savings.sub}>
      <EarnTabs />
      {account && <Mine address={account.address} pools={new Map(pools.items.map((pool) => [pool.id, pool]))} />}
      <Card flush title={t.savings.pools} actions={account && <LinkButton small kind="quiet" icon="plus" to="/pools/new">{t.savings.open}</LinkButton>}>
        {pools.loading ? <SkeletonLines /> : pools.error ? <ErrorState error={pools.error} again={pools.again} /> : pools.items.length === 0 ? <Empty title={t.savings.noPools}>{t.savings.noPoolsNote}</Empty> : pools.items.map((pool) => {
          const asset = pools.assets.get(pool.asset);
          return (
            <ListRow
              key={pool.id}
              to={`/pool/${pool.id}`}
              start={asset && <AssetIcon asset={asset} />}
              title={<><Said>{pool.name}</Said> {pool.closed_ms != null && <Badge tone="warn">{t.savings.closed}</Badge>}</>}
              note={<>{t.savings.budget}{t.app.colon}<Money units={pool.budget} asset={asset} short open /></>}
              end={rate(best(pool))}
              endNote={pool.flexible_bps ? `${t.savings.flexible} ${rate(pool.flexible_bps)}` : t.savings.fixed}
            />
          );
        })}
        {pools.more && <ListRow title={t.app.more} onClick={pools.loadMore} />}
      </Card>
    </Page>
  );
}
