// All feeds and their prices.

import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { Ago } from "~/ui/Ago";
import { Card, Page } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { FeedStatus, FeedValue } from "./FeedValue";
import { useFeedsLive } from "./live";

export default function Feeds() {
  const t = useText().oracle;
  const { data, error, again } = useQuery(paths.feeds);
  useFeedsLive();
  return (
    <Page title={t.title} sub={t.note}>
      <Card flush>
        {error ? <ErrorState error={error} again={again} /> : !data ? <SkeletonLines /> : !data.items.length ? <Empty title={t.nothing}>{t.nothingNote}</Empty> : data.items.map((feed) => (
          <ListRow
            key={feed.id}
            to={`/feed/${feed.id}`}
            start={<Mark icon="gauge" way={feed.price.status === "in_force" ? "in" : undefined} />}
            title={<>{t.one(feed.base, feed.quote)} <FeedStatus feed={feed} /></>}
            note={`#${feed.id}`}
            end={<FeedValue feed={feed} />}
            endNote={feed.price.status === "in_force" && <Ago ms={feed.price.at_ms} />}
          />
        ))}
      </Card>
    </Page>
  );
}
