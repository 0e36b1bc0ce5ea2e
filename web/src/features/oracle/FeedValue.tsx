// A feed's price, or plainly why there is none.

import type { Feed } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { Badge, type Tone } from "~/ui/Card";

const TONES: Record<Feed["price"]["status"], Tone> = { in_force: "good", stale: "warn", held: "warn" };

export function FeedStatus({ feed }: { feed: Feed }) {
  const t = useText().oracle;
  return <Badge tone={TONES[feed.price.status]}>{t.status[feed.price.status]}</Badge>;
}

export function FeedValue({ feed }: { feed: Feed }) {
  const t = useText().oracle;
  const format = useFormat();
  if (feed.price.status !== "in_force") return <span>{t.noPrice}</span>;
  return <span className="num">{format.price(feed.price.value, feed.decimals)} {feed.quote}</span>;
}
