// The ledger as it grows, and how the network is.

import { paths } from "~/core/api/paths";
import { useList, useQuery } from "~/core/api/query";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useLink } from "~/core/stream/state";
import { VerifiedChip } from "~/app/Shell";
import { LinkButton } from "~/ui/Button";
import { Card, Facts, Page } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { useLive } from "./live";
import { BlockRow, TransactionRow } from "./rows";
import css from "./Explore.module.css";

const SHOWN = 10;

function Figures() {
  const t = useText().explore;
  const format = useFormat();
  const { height } = useLink();
  const status = useQuery(paths.status).data;
  const network = useNetwork();
  const figures = [
    [t.height, format.count(height || (status?.height ?? 0))],
    [t.finality, status ? t.ms(format.count(status.finality_ms)) : "…"],
    [t.members, format.count(network.members.length)],
    [t.waiting, status ? format.count(status.waiting_transactions) : "…"],
  ];
  return (
    <div className={css.figures}>
      {figures.map(([name, value]) => <div key={name} className={css.figure}><span>{name}</span><strong>{value}</strong></div>)}
    </div>
  );
}

export default function Explore() {
  const t = useText().explore;
  const network = useNetwork();
  const blocks = useList(paths.blocks, (block) => String(block.height));
  const transactions = useList(paths.transactions, (it) => it.id);
  useLive("/v1/blocks?", "/v1/transactions?", "/v1/status");
  return (
    <Page title={t.title} sub={t.sub} actions={<VerifiedChip />}>
      <Figures />
      <div className={css.two}>
        <Card flush title={t.transactions} actions={<LinkButton small kind="quiet" to="/transactions">{useText().app.all}</LinkButton>}>
          {transactions.loading ? <SkeletonLines /> : transactions.error ? <ErrorState error={transactions.error} again={transactions.again} /> : transactions.items.length === 0 ? <Empty title={t.none} /> : transactions.items.slice(0, SHOWN).map((it) => <TransactionRow key={it.id} it={it} assets={transactions.assets} />)}
        </Card>
        <Card flush title={t.blocks} actions={<LinkButton small kind="quiet" to="/blocks">{useText().app.all}</LinkButton>}>
          {blocks.loading ? <SkeletonLines /> : blocks.error ? <ErrorState error={blocks.error} again={blocks.again} /> : blocks.items.slice(0, SHOWN).map((block) => <BlockRow key={block.height} block={block} />)}
        </Card>
      </div>
      <Card title={t.network}>
        <Facts
          items={[
            [t.network, network.name],
            [t.chainId, String(network.chain_id)],
            [t.genesis, <code key="genesis">{network.genesis}</code>],
            [t.publicKey, <code key="key">{network.public_key}</code>],
            [t.version, network.version],
          ]}
        />
      </Card>
    </Page>
  );
}
