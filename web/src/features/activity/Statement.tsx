// A statement of the account, on screen and on paper.

import { useEffect, useState } from "react";
import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { Button } from "~/ui/Button";
import { Card, Notice, Page } from "~/ui/Card";
import { Field, SelectField } from "~/ui/Field";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { Choice } from "~/ui/Tabs";
import { daysOf, momentsOf, type Days, type Period } from "./period";
import { StatementPaper } from "./StatementPaper";
import { makeStatement, TooManyLines, type Statement as Made } from "./statement";
import css from "./Statement.module.css";

const PERIODS = ["month", "last", "year", "own"] as const;

export default function Statement() {
  const t = useText().activity.statement;
  const account = useAccount();
  const address = account?.address ?? "";
  const { all } = useHoldings(address);
  const [asset, setAsset] = useState(0);
  const [period, setPeriod] = useState<Period>("month");
  const [days, setDays] = useState<Days>(() => daysOf("month", new Date()));
  const [made, setMade] = useState<{ statement: Made; made_ms: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  const moments = momentsOf(days);
  const [from_ms, to_ms] = [moments?.from_ms, moments?.to_ms];
  useEffect(() => {
    let here = true;
    setMade(null);
    setError(null);
    if (!address || from_ms === undefined || to_ms === undefined) return;
    makeStatement(address, asset, from_ms, to_ms).then(
      (statement) => here && setMade({ statement, made_ms: Date.now() }),
      (reason: unknown) => here && setError(reason),
    );
    return () => {
      here = false;
    };
  }, [address, asset, from_ms, to_ms, turn]);

  const choose = (next: Period) => {
    setPeriod(next);
    if (next !== "own") setDays(daysOf(next, new Date()));
  };
  const holding = all.find((one) => one.asset.id === asset);
  return (
    <Page title={t.title} actions={<Button small kind="primary" icon="print" disabled={!made} onClick={() => window.print()}>{t.print}</Button>}>
      <div className={css.screen}>
        <Choice label={t.period} value={period} onChange={choose} options={PERIODS.map((one) => [one, t.periods[one]] as const)} />
        <div className={css.fields}>
          <SelectField label={t.asset} value={asset} onChange={(event) => setAsset(Number(event.target.value))}>
            {all.map((one) => <option key={one.asset.id} value={one.asset.id}>{one.asset.code} · {one.asset.name}</option>)}
          </SelectField>
          <Field label={t.from} type="date" value={days.from} max={days.to} onChange={(event) => { setPeriod("own"); setDays({ ...days, from: event.target.value }); }} />
          <Field label={t.to} type="date" value={days.to} min={days.from} error={moments ? null : t.wrong} onChange={(event) => { setPeriod("own"); setDays({ ...days, to: event.target.value }); }} />
        </div>
      </div>
      {error instanceof TooManyLines ? <Notice tone="warn">{t.tooMany}</Notice> : error ? <Card><ErrorState error={error} again={() => setTurn((now) => now + 1)} /></Card> : made && holding && account ? (
        <StatementPaper statement={made.statement} asset={holding.asset} account={account} days={days} made_ms={made.made_ms} />
      ) : moments && <Card><SkeletonLines /></Card>}
    </Page>
  );
}
