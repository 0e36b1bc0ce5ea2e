// All blocks, newest first.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { Card, Page } from "~/ui/Card";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { VirtualList } from "~/ui/VirtualList";
import { BlockRow } from "./rows";

export default function Blocks() {
  const t = useText().explore;
  const list = useList(paths.blocks, (block) => String(block.height));
  return (
    <Page title={t.blocks}>
      <Card flush>
        {list.loading ? <SkeletonLines count={8} /> : list.error ? <ErrorState error={list.error} again={list.again} /> : <VirtualList items={list.items} keyOf={(block) => String(block.height)} row={(block) => <BlockRow block={block} />} onEnd={list.loadMore} more={list.more} />}
      </Card>
    </Page>
  );
}
