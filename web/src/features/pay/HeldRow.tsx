// A held transfer in a list.

import type { AssetBrief, Held } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { Ago } from "~/ui/Ago";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";

export function HeldRow({ held, asset, me }: { held: Held; asset: AssetBrief | undefined; me: string }) {
  const t = useText().pay.held;
  const label = useLabels();
  const mine = held.to === me;
  return (
    <ListRow
      to={`/held/${held.id}`}
      start={<Mark icon="clock" way={mine ? "in" : undefined} />}
      title={<Said>{mine ? t.from(label(held.from).text) : t.to(label(held.to).text)}</Said>}
      note={<>{t.until} <Ago ms={held.deadline_ms} /></>}
      end={<Money units={held.amount} asset={asset} />}
    />
  );
}
