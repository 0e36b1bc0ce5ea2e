// The packets that this account made.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import { useFormat, useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { LinkButton } from "~/ui/Button";
import { Badge, Card, Page } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";

export default function Packets() {
  const t = useText().packet;
  const format = useFormat();
  const address = useAccount()?.address ?? "";
  const list = useList(paths.packetsOf(address), (packet) => String(packet.id));
  const make = <LinkButton to="/packets/new" kind="primary" icon="plus">{t.make}</LinkButton>;
  return (
    <Page title={t.title} actions={list.items.length > 0 && make}>
      <Card flush>
        {list.loading ? <SkeletonLines /> : list.error ? <ErrorState error={list.error} again={list.again} /> : list.items.length === 0 ? (
          <Empty title={t.nothing} action={make}>{t.nothingNote}</Empty>
        ) : (
          list.items.map((packet) => (
            <ListRow
              key={packet.id}
              to={`/packet/${packet.id}`}
              start={<Mark icon="packet" />}
              title={<>{t.one(packet.id)} {packet.ended && <Badge>{t.ended}</Badge>}</>}
              note={t.shares(packet.claimed, packet.count)}
              end={<Money units={packet.total} asset={list.assets.get(packet.asset)} />}
              endNote={format.time(packet.expires_ms)}
            />
          ))
        )}
      </Card>
    </Page>
  );
}
