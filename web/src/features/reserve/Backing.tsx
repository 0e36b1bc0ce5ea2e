// Reserve against circulation, as two bars of one length.

import type { Stablecoin } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { Ago } from "~/ui/Ago";
import { Badge, Facts, Notice, Stack } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { coveragePercent } from "./backing";
import css from "./Reserve.module.css";

export function CoverBadge({ coin }: { coin: Stablecoin }) {
  const t = useText().reserve;
  const format = useFormat();
  const percent = coveragePercent(BigInt(coin.backing.attested), BigInt(coin.backing.circulating));
  if (percent === null) return <Badge>{t.empty}</Badge>;
  return <Badge tone={coin.backing.covered ? "good" : "warn"}>{t.coverage(`${format.count(percent)}%`)}</Badge>;
}

export function Backing({ coin }: { coin: Stablecoin }) {
  const t = useText().reserve;
  const { attested, circulating, as_of_ms, covered } = coin.backing;
  const [reserve, issued] = [BigInt(attested), BigInt(circulating)];
  const most = reserve > issued ? reserve : issued > 0n ? issued : 1n;
  const width = (units: bigint) => `${(units * 100n) / most}%`;
  return (
    <Stack>
      <div className={css.bars} aria-hidden>
        <span>{t.attested}</span><span className={css.bar}><span style={{ width: width(reserve) }} /></span>
        <span>{t.circulating}</span><span className={css.bar} data-issued><span style={{ width: width(issued) }} /></span>
      </div>
      <Facts items={[
        [t.attested, <Money key="attested" units={attested} asset={coin} open />],
        [t.circulating, <Money key="circulating" units={circulating} asset={coin} open />],
        [t.age, as_of_ms == null ? t.noAttestation : <Ago key="age" ms={as_of_ms} />],
      ]} />
      {!covered && issued > 0n && <Notice tone="warn"><strong>{t.notCovered}.</strong> {t.notCoveredNote}</Notice>}
    </Stack>
  );
}
