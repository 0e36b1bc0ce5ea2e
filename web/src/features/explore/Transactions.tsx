// All transactions, newest first.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { Card, Page } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { VirtualList } from "~/ui/VirtualList";
import { TransactionRow } from "./rows";

export default function Transactions() {
  const t = useText().explore;
  const list = useList(paths.transactions, (it) => it.id);
  return (
    <Page title={t.transactions}>
      <Card flush>
        {list.loading ? <SkeletonLines count={8} /> : list.error ? <ErrorState error={list.error} again={list.again} /> : list.items.length === 0 ? <Empty title={t.none} /> : (
          <VirtualList items={list.items} keyOf={(it) => it.id} row={(it) => <TransactionRow it={it} assets={list.assets} />} onEnd={list.loadMore} more={list.more} />
        )}
      </Card>
    </Page>
  );
}
