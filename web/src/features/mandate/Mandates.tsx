// Permissions that this account gave and got.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import type { Mandate } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useAccount } from "~/core/vault/session";
import { LinkButton } from "~/ui/Button";
import { Badge, Card, Page } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { usePeriodText } from "./period";

export default function Mandates() {
  const t = useText().mandate;
  const label = useLabels();
  const period = usePeriodText();
  const address = useAccount()?.address ?? "";
  const list = useList(paths.mandatesOf(address), (mandate) => String(mandate.id));
  const make = <LinkButton to="/mandates/new" kind="primary" icon="plus">{t.make}</LinkButton>;
  const row = (mandate: Mandate) => (
    <ListRow
      key={mandate.id}
      to={`/mandate/${mandate.id}`}
      start={<Mark icon="repeat" way={mandate.payer === address ? undefined : "in"} />}
      title={<><Said>{mandate.payer === address ? (mandate.payee ? label(mandate.payee).text : t.anyone) : label(mandate.payer).text}</Said> {mandate.revoked && <Badge>{t.revoked}</Badge>}</>}
      note={t.kinds[mandate.kind]}
      end={<Money units={mandate.amount} asset={list.assets.get(mandate.asset)} />}
      endNote={period(mandate.period_ms)}
    />
  );
  const given = list.items.filter((mandate) => mandate.payer === address);
  const received = list.items.filter((mandate) => mandate.payer !== address);
  return (
    <Page title={t.title} actions={list.items.length > 0 && make}>
      {list.loading ? <SkeletonLines /> : list.error ? <ErrorState error={list.error} again={list.again} /> : list.items.length === 0 ? (
        <Card><Empty title={t.nothing} action={make}>{t.nothingNote}</Empty></Card>
      ) : (
        <>
          {given.length > 0 && <Card flush title={t.given}>{given.map(row)}</Card>}
          {received.length > 0 && <Card flush title={t.received}>{received.map(row)}</Card>}
        </>
      )}
    </Page>
  );
}
