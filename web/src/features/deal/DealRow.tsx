// One deal in a list.

import type { AssetBrief, Deal, DealStage } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useLink } from "~/core/stream/state";
import { Ago } from "~/ui/Ago";
import { Badge, type Tone } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { roleOf, yours } from "./standing";

const TONES: Record<DealStage, Tone> = { offered: "warn", accepted: "plain", shipped: "plain", disputed: "bad", ended: "plain" };

export function StageBadge({ deal }: { deal: Deal }) {
  const t = useText().deal;
  return <Badge tone={deal.ended?.how === "confirmed" ? "good" : TONES[deal.stage]}>{t.stages[deal.stage]}</Badge>;
}

export function DealRow({ deal, asset, me }: { deal: Deal; asset: AssetBrief | undefined; me: string }) {
  const t = useText().deal;
  const label = useLabels();
  const { time_ms } = useLink();
  const role = roleOf(deal, me);
  const turn = yours(deal, role, time_ms);
  return (
    <ListRow
      to={`/deal/${deal.id}`}
      start={<Mark icon="deal" way={role === "seller" ? "in" : undefined} />}
      title={<Said>{deal.description}</Said>}
      note={<>{turn ? <Badge tone="warn">{t.yours}</Badge> : <StageBadge deal={deal} />} <Said>{label(role === "buyer" ? deal.seller : deal.buyer).text}</Said></>}
      end={<Money units={deal.amount} asset={asset} />}
      endNote={deal.deadline_ms != null ? <Ago ms={deal.deadline_ms} /> : deal.ended ? <Ago ms={deal.ended.at_ms} /> : undefined}
    />
  );
}
