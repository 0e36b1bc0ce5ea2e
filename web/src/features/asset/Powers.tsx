// What others may do to an asset, as plain labels.

import type { Asset, Power } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { AddressChip } from "~/ui/AddressChip";
import { Badge, Facts, Row } from "~/ui/Card";

export const POWERS: Power[] = ["mint", "freeze", "claw_back", "pause", "allow_list", "edit"];

/** Seizing and freezing take what one has; the rest changes what it is worth. */
const GRAVE = new Set<Power>(["freeze", "claw_back", "pause"]);

export function PowerBadges({ asset }: { asset: Pick<Asset, "powers" | "paused"> }) {
  const t = useText().asset;
  const held = POWERS.filter((power) => asset.powers[power]);
  return (
    <Row>
      {asset.paused && <Badge tone="bad">{t.paused}</Badge>}
      {held.map((power) => <Badge key={power} tone={GRAVE.has(power) ? "bad" : "warn"}>{t.labels[power]}</Badge>)}
      {held.length === 0 && <Badge tone="good" icon="check">{t.noPowers}</Badge>}
    </Row>
  );
}

export function PowerHolders({ asset }: { asset: Asset }) {
  const t = useText().asset;
  const held = POWERS.flatMap((power) => (asset.powers[power] ? [[power, asset.powers[power]] as const] : []));
  if (!held.length) return null;
  return <Facts items={held.map(([power, holder]) => [t.powers[power], <AddressChip key={power} address={holder} />])} />;
}
