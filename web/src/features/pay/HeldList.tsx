// All held transfers from and to this account.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { LinkButton } from "~/ui/Button";
import { Card, Page } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { HeldRow } from "./HeldRow";

export default function HeldList() {
  const t = useText().pay;
  const address = useAccount()?.address ?? "";
  const list = useList(paths.held(address), (held) => String(held.id));
  const groups = [
    [t.held.incoming, list.items.filter((held) => held.to === address)],
    [t.held.outgoing, list.items.filter((held) => held.to !== address)],
  ] as const;
  return (
    <Page title={t.held.title}>
      {list.loading ? (
        <SkeletonLines />
      ) : list.error ? (
        <ErrorState error={list.error} again={list.again} />
      ) : list.items.length === 0 ? (
        <Card><Empty title={t.held.nothing} action={<LinkButton to="/pay">{t.title}</LinkButton>}>{t.held.nothingNote}</Empty></Card>
      ) : (
        groups.map(([title, items]) => items.length > 0 && (
          <Card flush title={title} key={title}>
            {items.map((held) => <HeldRow key={held.id} held={held} asset={list.assets.get(held.asset)} me={address} />)}
          </Card>
        ))
      )}
    </Page>
  );
}
