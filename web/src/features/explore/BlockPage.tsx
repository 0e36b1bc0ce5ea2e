// A block: its header and its transactions.

import { useState } from "react";
import { useParams } from "wouter";
import { getBytes } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import { useFormat, useText } from "~/core/i18n";
import { wallet } from "~/core/wallet/client";
import { CopyButton } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Button, LinkButton } from "~/ui/Button";
import { Card, Facts, Notice, Page, Row, Stack } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines, useErrorText } from "~/ui/States";
import { TransactionRow } from "./rows";

type Checked = { at: "idle" | "busy" | "proved" } | { at: "not"; error: unknown };

function CertificateCard({ height, digest }: { height: number; digest: string }) {
  const t = useText().explore;
  const say = useErrorText();
  const [state, setState] = useState<Checked>({ at: "idle" });
  const check = () => {
    setState({ at: "busy" });
    getBytes(paths.certificate(height))
      .then((certificate) => wallet("proof.block", { certificate }))
      .then(
        ({ header }) => setState(header.height === height && header.digest === digest ? { at: "proved" } : { at: "not", error: null }),
        (error: unknown) => setState({ at: "not", error }),
      );
  };
  return (
    <Card title={t.proof}>
      <Stack>
        {state.at === "proved" && <Notice tone="good"><strong>{t.proved}.</strong> {t.provedNote}</Notice>}
        {state.at === "not" && <Notice tone="bad"><strong>{t.notProved}.</strong> {state.error ? say(state.error) : null}</Notice>}
        <Row><Button icon="shield" busy={state.at === "busy"} onClick={check}>{t.check}</Button></Row>
      </Stack>
    </Card>
  );
}

export default function BlockPage() {
  const t = useText().explore;
  const format = useFormat();
  const { block: asked } = useParams<{ block: string }>();
  const { data: block, error, again } = useQuery(paths.block(asked));
  if (error) return <Page title={t.blocks}><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!block) return <Page title={t.blocks}><SkeletonLines /></Page>;
  const assets = new Map((block.transactions.assets ?? []).map((asset) => [asset.id, asset]));
  const code = (text: string) => <span><code>{text}</code> <CopyButton text={text} /></span>;
  return (
    <Page
      title={t.block(format.count(block.height))}
      sub={<Ago ms={block.time_ms} />}
      actions={<>{block.height > 1 && <LinkButton small to={`/block/${block.height - 1}`}>{t.previous}</LinkButton>}<LinkButton small to={`/block/${block.height + 1}`}>{t.next}</LinkButton></>}
    >
      <Card flush title={t.count(block.transaction_count)}>
        {block.transactions.items.length === 0 ? <Empty title={t.noTransactions} /> : block.transactions.items.map((it) => <TransactionRow key={it.id} it={it} assets={assets} />)}
      </Card>
      <CertificateCard key={block.digest} height={block.height} digest={block.digest} />
      <Card>
        <Facts
          items={[
            [t.digest, code(block.digest)],
            [t.parent, code(block.parent)],
            [t.time, format.exactTime(block.time_ms)],
            [t.epoch, format.count(block.epoch)],
            [t.leader, code(block.leader)],
            [t.roots.transactions, code(block.transactions_root)],
            [t.roots.receipts, code(block.receipts_root)],
            [t.roots.state, code(block.state_root)],
            [t.seed, code(block.seed)],
          ]}
        />
      </Card>
    </Page>
  );
}
