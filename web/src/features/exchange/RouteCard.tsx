// What a conversion would do: what goes, what comes, by which markets, and what it costs.

import { Link } from "wouter";
import type { AssetBrief, Route } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useLink } from "~/core/stream/state";
import { Ago } from "~/ui/Ago";
import { Facts, Notice, Stack } from "~/ui/Card";
import { Money } from "~/ui/Money";
import css from "./Exchange.module.css";

/** How far a conversion may slip, in hundredths of a per cent. */
export const SLIPS = ["0", "10", "50", "100", "300"] as const;
export type Slip = (typeof SLIPS)[number];

/** More places than these say nothing more about a rate. */
const RATE_PLACES = 8;

type Props = { route: Route; asked: bigint; least: bigint; assets: readonly AssetBrief[]; give: AssetBrief; take: AssetBrief };

export function RouteCard({ route, asked, least, assets, give, take }: Props) {
  const t = useText().exchange.convert;
  const format = useFormat();
  // It is looked for anew whenever a market on the way changes, so it is as of the last block.
  const { time_ms } = useLink();
  const of = (id: number) => assets.find((asset) => asset.id === id);
  const gives = BigInt(route.gives.amount);
  const receives = BigInt(route.receives.amount);
  const rate = gives > 0n ? (receives * 10n ** BigInt(give.decimals + RATE_PLACES)) / (gives * 10n ** BigInt(take.decimals)) : 0n;
  const rest = asked - gives;
  return (
    <Stack>
      <div>
        <span className={css.dim}>{t.receives}{time_ms > 0 && <> · <Ago ms={time_ms} /></>}</span>
        <div className={css.receives}><Money units={receives} asset={take} open /></div>
      </div>
      <Facts items={[
        [t.gives, <Money key="gives" units={gives} asset={give} open />],
        [t.floor, <strong key="floor"><Money units={least} asset={take} open /></strong>],
        [t.rate, <span key="rate" className="num">1 {give.code} = {format.amount(rate, RATE_PLACES)} {take.code}</span>],
        [t.path, <span key="path">{route.hops.map((hop, place) => <span key={hop.market}>{place === 0 && of(hop.gives.asset)?.code} → <Link href={`/market/${hop.market}`}>{of(hop.receives.asset)?.code}</Link></span>)}</span>],
        [t.fees, <span key="fees">{route.hops.map((hop) => <div key={hop.market}><Money units={hop.fee.amount} asset={of(hop.fee.asset)} open /></div>)}</span>],
      ]} />
      {rest > 0n && <Notice>{t.rest(`${format.amount(rest, give.decimals)} ${give.code}`)}</Notice>}
    </Stack>
  );
}
