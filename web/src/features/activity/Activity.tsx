// All that happened to the account: filters, a search in what is loaded, and a file of it.

import { useCallback, useMemo, useState } from "react";
import { saveFile } from "~/app/act/save";
import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import type { ActivityLine } from "~/core/api/schema";
import { useHoldings } from "~/core/holdings";
import { memoText, useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useAccount } from "~/core/vault/session";
import { Button, LinkButton } from "~/ui/Button";
import { Card, Page } from "~/ui/Card";
import { Field, SelectField } from "~/ui/Field";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { Choice } from "~/ui/Tabs";
import { toast } from "~/ui/Toast";
import { kindName, lineKey } from "./ActivityRow";
import { wholeCsv } from "./csv";
import { Lines, type Goal } from "./Lines";
import { Reach } from "./Reach";
import css from "./Activity.module.css";

type Way = "all" | "in" | "out";

const NONE: Goal = () => false;

/** A year that is still being typed begins with zeros. */
const DAY = /^[1-9]\d{3}-\d\d-\d\d$/;

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
  const path = paths.activity(address, filter);
  const list = useList(path, lineKey);
  const [sought, setSought] = useState<{ list: string; goal: Goal } | null>(null);
  const seeking = sought?.list === path ? sought : null;
  const seek = (goal: Goal) => {
    setSought({ list: path, goal });
    void list.readTo(goal);
  };
  /** Goes to the newest line of the day, or of the last one before it. */
  const seekDay = (day: string) => {
    if (!DAY.test(day)) return;
    const end_ms = new Date(`${day}T24:00`).getTime();
    seek((line) => line.time_ms < end_ms);
  };
  const wantsDay = seeking !== null && seeking.goal !== NONE;
  const reached = useCallback((found: boolean) => {
    setSought(null);
    if (!found && wantsDay) toast(t.activity.noneThen);
  }, [t, wantsDay]);

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
        <Field label={t.activity.toDay} type="date" onChange={(event) => seekDay(event.target.value)} />
      </div>
      <Card flush>
        {list.loading ? <SkeletonLines count={6} /> : list.error ? <ErrorState error={list.error} again={list.again} /> : shown.length === 0 ? <Empty title={list.items.length ? t.activity.nothing : t.home.quiet}>{list.items.length ? undefined : t.home.quietNote}</Empty> : <Lines lines={shown} assets={list.assets} onEnd={list.loadMore} more={list.more} goal={list.reading ? null : (seeking?.goal ?? null)} onGoal={reached} />}
      </Card>
      {!list.loading && !list.error && <Reach list={list} seeking={!!seeking && list.reading} onOldest={() => seek(NONE)} onStop={() => { setSought(null); list.stop(); }} />}
    </Page>
  );
}
