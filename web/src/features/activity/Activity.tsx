// All that happened to the account: filters, a search in what is loaded, and a file of it.

import { useMemo, useState } from "react";
import { saveFile } from "~/app/act/save";
import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import type { ActivityLine, AssetBrief } from "~/core/api/schema";
import { useHoldings } from "~/core/holdings";
import { memoText, useFormat, useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useAccount } from "~/core/vault/session";
import { Button, LinkButton } from "~/ui/Button";
import { Card, Page } from "~/ui/Card";
import { Field, SelectField } from "~/ui/Field";
import { DayHead, VirtualList } from "~/ui/List";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { Choice } from "~/ui/Tabs";
import { toast } from "~/ui/Toast";
import { ActivityRow, kindName, lineKey } from "./ActivityRow";
import { wholeCsv } from "./csv";
import css from "./Activity.module.css";

type Way = "all" | "in" | "out";
type Item = { day: string } | { line: ActivityLine };

function byDay(lines: ActivityLine[], day: (ms: number) => string): Item[] {
  let last = "";
  return lines.flatMap((line): Item[] => {
    const name = day(line.time_ms);
    const head = name === last ? [] : [{ day: name }];
    last = name;
    return [...head, { line }];
  });
}

export function Lines({ lines, assets, onEnd }: { lines: ActivityLine[]; assets: Map<number, AssetBrief>; onEnd?: (() => void) | undefined }) {
  const format = useFormat();
  const items = useMemo(() => byDay(lines, format.day), [lines, format]);
  return (
    <VirtualList
      items={items}
      keyOf={(item) => ("day" in item ? item.day : lineKey(item.line))}
      row={(item) => ("day" in item ? <DayHead>{item.day}</DayHead> : <ActivityRow line={item.line} assets={assets} clock />)}
      onEnd={onEnd}
    />
  );
}

export default function Activity() {
  const t = useText();
  const account = useAccount();
  const label = useLabels();
  const { all } = useHoldings(account?.address);
  const [way, setWay] = useState<Way>("all");
  const [asset, setAsset] = useState("");
  const [kind, setKind] = useState("");
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const address = account?.address ?? "";
  const filter = { direction: way === "all" ? undefined : way, asset: asset === "" ? undefined : Number(asset), kind: kind || undefined };
  const list = useList(paths.activity(address, filter), lineKey);

  const query = text.trim().toLowerCase();
  const shown = useMemo(() => {
    if (!query) return list.items;
    const words = (line: ActivityLine) => [line.kind, kindName(t.kinds, line.kind), line.transaction, memoText(line.memo), line.counterparty, line.counterparty && label(line.counterparty).text];
    return list.items.filter((line) => words(line).some((word) => word?.toLowerCase().includes(query)));
  }, [list.items, query, label, t]);

  const csv = () => {
    setBusy(true);
    wholeCsv(address, filter, t.activity.columns).then(
      (content) => saveFile(`tally-${address.slice(0, 12)}.csv`, content, "text/csv"),
      () => toast(t.app.unreachable, "warn"),
    ).finally(() => setBusy(false));
  };
  return (
    <Page title={t.activity.title} actions={<><LinkButton small icon="print" to="/activity/statement">{t.activity.statement.title}</LinkButton><Button small icon="download" busy={busy} onClick={csv}>{busy ? t.activity.csvBusy : t.activity.csv}</Button></>}>
      <Choice label={t.activity.direction} value={way} onChange={setWay} options={(["all", "in", "out"] as const).map((one) => [one, t.activity.directions[one]] as const)} />
      <div className={css.filters}>
        <SelectField label={t.activity.asset} value={asset} onChange={(event) => setAsset(event.target.value)}>
          <option value="">{t.activity.allAssets}</option>
          {all.map((holding) => <option key={holding.asset.id} value={holding.asset.id}>{holding.asset.code} · {holding.asset.name}</option>)}
        </SelectField>
        <SelectField label={t.activity.kind} value={kind} onChange={(event) => setKind(event.target.value)}>
          <option value="">{t.activity.allKinds}</option>
          {Object.entries(t.kinds).filter(([name]) => name !== "fee").map(([name, called]) => <option key={name} value={name}>{called}</option>)}
        </SelectField>
        <Field label={t.activity.search} type="search" value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <Card flush>
        {list.loading ? <SkeletonLines count={6} /> : list.error ? <ErrorState error={list.error} again={list.again} /> : shown.length === 0 ? <Empty title={list.items.length ? t.activity.nothing : t.home.quiet}>{list.items.length ? undefined : t.home.quietNote}</Empty> : <Lines lines={shown} assets={list.assets} onEnd={list.loadMore} />}
      </Card>
    </Page>
  );
}
