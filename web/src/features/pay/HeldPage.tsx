// One held transfer, and what can be done with it.

import { useParams } from "wouter";
import { Problem } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { provesRecord } from "~/core/wallet/record";
import { ProofCard } from "~/features/explore/ProofCard";
import { AddressChip } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Badge, Card, Facts, Page, Row, Stack } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { useHeldActs } from "./held";

export default function HeldPage() {
  const t = useText();
  const id = Number(useParams<{ id: string }>().id);
  const account = useAccount();
  const { data, error, again } = useQuery(paths.heldSend(id));
  const acts = useHeldActs(account?.address);
  const title = t.pay.held.one(id);
  if (error) return <Page title={title} narrow><Card>{error instanceof Problem && error.status === 404 ? <Empty title={t.pay.held.gone} /> : <ErrorState error={error} again={again} />}</Card></Page>;
  if (!data) return <Page title={title} narrow><SkeletonLines /></Page>;
  const { held } = data;
  const asset = data.assets.find((one) => one.id === held.asset);
  const { accept, giveBack, over } = acts(held, asset);
  return (
    <Page title={title} narrow>
      <Card>
        <Stack>
          <h2><Money units={held.amount} asset={asset} /></h2>
          <Facts
            items={[
              [t.explore.from, <AddressChip key="from" address={held.from} />],
              [t.explore.to, <AddressChip key="to" address={held.to} />],
              [t.mandate.until, <span key="until"><Ago ms={held.deadline_ms} /> {over && <Badge tone="warn">{t.pay.held.over}</Badge>}</span>],
            ]}
          />
          <Row>
            {accept && <Button kind="primary" onClick={accept}>{t.pay.held.accept}</Button>}
            {giveBack && <Button onClick={giveBack}>{t.pay.held.return}</Button>}
          </Row>
        </Stack>
      </Card>
      <ProofCard key={id} path={paths.heldProof(id)} name={`held-${id}.tally`} expect={(line) => provesRecord(line, "held", id)} />
    </Page>
  );
}
