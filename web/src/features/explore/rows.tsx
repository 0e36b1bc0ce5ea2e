// Blocks and transactions in lists.

import type { AssetBrief, BlockBrief, TransactionBrief } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { shortened } from "~/core/money/format";
import { kindName } from "~/features/activity/ActivityRow";
import { AddressChip } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";

export function BlockRow({ block }: { block: BlockBrief }) {
  const t = useText().explore;
  const format = useFormat();
  return (
    <ListRow
      to={`/block/${block.height}`}
      start={<Mark icon="block" way={block.transactions ? "in" : undefined} />}
      title={<span className="num">{format.count(block.height)}</span>}
      note={<code>{shortened(block.digest)}</code>}
      end={t.count(block.transactions)}
      endNote={<Ago ms={block.time_ms} />}
    />
  );
}

export function TransactionRow({ it, assets }: { it: TransactionBrief; assets: Map<number, AssetBrief> }) {
  const t = useText();
  return (
    <ListRow
      to={`/transaction/${it.id}`}
      start={<Mark icon={it.refusal ? "warn" : "activity"} way={it.refusal ? "bad" : undefined} />}
      title={<>{kindName(t.kinds, it.kind)}{it.operations > 1 && ` ${t.explore.more(it.operations - 1)}`}</>}
      note={it.refusal ? it.refusal.message : <AddressChip address={it.payer} plain />}
      end={<Money units={it.fee.amount} asset={assets.get(it.fee.asset)} open />}
      endNote={<Ago ms={it.time_ms} />}
    />
  );
}
