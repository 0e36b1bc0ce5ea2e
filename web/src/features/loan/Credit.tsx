// What became of an account's notes, as their borrower and as their lender.

import { useState, type FormEvent } from "react";
import { useLocation, useParams } from "wouter";
import { paths } from "~/core/api/paths";
import { useList, useQuery } from "~/core/api/query";
import type { AssetBrief, CreditSide, Loan } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { ProofCard } from "~/features/explore/ProofCard";
import { readRecipient } from "~/features/pay/recipient";
import { AddressChip } from "~/ui/AddressChip";
import { Button } from "~/ui/Button";
import { Card, Facts, Notice, Page, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { Money } from "~/ui/Money";
import { Empty, ErrorState, SkeletonLines, useErrorText } from "~/ui/States";
import { LoanRow } from "./LoanRow";
import { unitOf } from "./unit";
import css from "./Loan.module.css";

const FATES = ["on_time", "late", "defaulted", "forgiven", "passed_on"] as const;

function Side({ title, side, assets }: { title: string; side: CreditSide; assets: readonly AssetBrief[] }) {
  const t = useText().loan.creditPage;
  const format = useFormat();
  if (!side.notes) return <Card title={title}><Empty title={t.none} /></Card>;
  return (
    <Card title={title}>
      <Stack>
        <div className={css.figures}>
          {(["notes", ...FATES] as const).filter((one) => one === "notes" || one === "on_time" || side[one]).map((one) => (
            <div key={one} data-bad={one === "defaulted" || one === "late"}><span>{t[one]}</span><strong>{format.count(side[one])}</strong></div>
          ))}
        </div>
        <Facts items={[[t.volume, <Stack key="volume">{side.volumes.map((volume, place) => <Money key={place} units={volume.amount} asset={unitOf(volume.unit, assets)} open />)}</Stack>]]} />
      </Stack>
    </Card>
  );
}

function LookUp() {
  const t = useText();
  const say = useErrorText();
  const [, go] = useLocation();
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    readRecipient(text).then(({ address }) => go(`/credit/${address}`), (reason: unknown) => setError(say(reason)));
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field label={t.loan.creditPage.whose} placeholder={t.pay.toHint} value={text} error={error} onChange={(event) => { setText(event.target.value); setError(null); }} end={<Button small type="submit" disabled={!text.trim()}>{t.loan.creditPage.look}</Button>} />
    </form>
  );
}

export default function Credit() {
  const t = useText().loan;
  const { account: asked } = useParams<{ account: string }>();
  const { data, error, again } = useQuery(paths.credit(asked));
  const loans = useList(paths.loansOf(asked), (loan: Loan) => String(loan.id));
  return (
    <Page title={t.creditPage.title} sub={data ? <AddressChip address={data.account} face /> : t.creditPage.note} narrow>
      <LookUp />
      {error ? <Card><ErrorState error={error} again={again} /></Card> : !data ? <SkeletonLines /> : (
        <>
          <Side title={t.creditPage.asBorrower} side={data.borrower} assets={data.assets} />
          <Side title={t.creditPage.asLender} side={data.lender} assets={data.assets} />
          {data.borrower.notes + data.lender.notes > 0 && <Notice>{t.creditPage.note} {t.creditPage.self}</Notice>}
          {loans.items.length > 0 && <Card flush title={t.title}>{loans.items.map((loan) => <LoanRow key={loan.id} loan={loan} assets={[...loans.assets.values()]} me={data.account} />)}</Card>}
          {data.borrower.notes + data.lender.notes > 0 && <ProofCard key={asked} path={paths.creditProof(asked)} name="credit.tally" expect={(line) => line.kind === "record" && line.record.type === "credit" && line.record.account === data.account} />}
        </>
      )}
    </Page>
  );
}
