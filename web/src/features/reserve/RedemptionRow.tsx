// A redemption in a list.

import type { AssetBrief, Redemption } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { Face } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Badge, type Tone } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Party } from "./Party";

const TONES: Record<Redemption["stage"], Tone> = { requested: "plain", taken: "warn", settled: "good", cancelled: "plain" };

export function StageBadge({ stage }: { stage: Redemption["stage"] }) {
  const t = useText().reserve.redemptions;
  return <Badge tone={TONES[stage]}>{t.stages[stage]}</Badge>;
}

/** `by`: the other side that the reader wants to see. */
export function RedemptionRow({ redemption, asset, by }: { redemption: Redemption; asset: AssetBrief | undefined; by: "from" | "dealer" }) {
  return (
    <ListRow
      to={`/redemption/${redemption.id}`}
      start={<Face address={redemption[by]} size={32} />}
      title={<>#{redemption.id} <StageBadge stage={redemption.stage} /></>}
      note={<Party address={redemption[by]} plain />}
      end={<Money units={redemption.amount} asset={asset} open={by === "from"} />}
      endNote={<Ago ms={redemption.changed_ms} />}
    />
  );
}
