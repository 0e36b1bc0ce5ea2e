// A proven note as a page: to read, and to print.

import type { ReactNode } from "react";
import type { AssetBrief, LoanAgreement } from "~/core/api/schema";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import type { ProvedLoan } from "~/core/wallet/types";
import { FullAddress } from "~/ui/AddressChip";
import { Badge, Card, Facts } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { tell } from "./History";
import { Standing } from "./LoanPage";
import { Terms } from "./Terms";
import { unitOf, useUnit } from "./unit";
import css from "./Loan.module.css";

const NONE: AssetBrief[] = [];

function Who({ name, address }: { name: string; address: string }) {
  return <div><span>{name}</span><FullAddress address={address} /></div>;
}

/** An entry with everything that it says: on paper nothing can be opened, and nobody knows the reader's names. */
function Entry({ entry, agreement, assets }: { entry: ProvedLoan["history"][number]; agreement: LoanAgreement; assets: readonly AssetBrief[] }) {
  const t = useText().loan;
  const format = useFormat();
  const told = tell(entry.event, agreement);
  if (!told) return null;
  const pledged = assets.find((asset) => asset.id === agreement.terms.collateral?.asset);
  return (
    <li className={css.entry}>
      <div>
        <strong>{t.events[told.title]}</strong> {told.closed && <Badge tone="good">{t.closes}</Badge>}
        {told.amount && <strong><Money units={told.amount} asset={told.pledged ? pledged : unitOf(agreement.terms.unit, assets)} open /></strong>}
      </div>
      <p>{format.exactTime(entry.time_ms)}</p>
      {told.by && <FullAddress address={told.by} />}
      {told.words && <blockquote><Said>{told.words}</Said></blockquote>}
      {told.document && <p>{t.document} <code>{told.document}</code></p>}
    </li>
  );
}

export function Paper({ proved }: { proved: ProvedLoan }) {
  const t = useText();
  const format = useFormat();
  const network = useNetwork();
  const { loan, header, history } = proved;
  // What the assets are called is no part of the proof; a certificate names them by number.
  const [first, second] = proved.assets;
  const one = useQuery(first === undefined ? null : paths.asset(first)).data;
  const two = useQuery(second === undefined ? null : paths.asset(second)).data;
  const assets: AssetBrief[] = one || two ? [one, two].filter((asset) => asset !== undefined) : NONE;
  const unit = useUnit(loan.agreement.terms.unit, assets);
  const { agreement, note } = loan;
  return (
    <div className={css.paper}>
      <Card title={t.loan.one(loan.id)}>
        <div className={css.stub}>
          <Who name={t.loan.lender} address={note?.lender ?? agreement.lender} />
          <Who name={t.loan.borrower} address={agreement.borrower} />
        </div>
        <Terms agreement={agreement} assets={assets} parties={!!note && note.lender !== agreement.lender} full />
      </Card>
      {note && <Card title={t.loan.certificate.now}><Standing loan={loan} note={note} unit={unit} assets={assets} /></Card>}
      <Card flush title={`${t.loan.history} · ${t.loan.certificate.entries(history.length)}`}>
        <ol className={css.entries}>{history.map((entry, place) => <Entry key={`${entry.transaction}-${place}`} entry={entry} agreement={agreement} assets={assets} />)}</ol>
      </Card>
      <Card title={t.explore.proof}>
        <Facts
          items={[
            [t.loan.certificate.asOf, `${format.count(header.height)} · ${format.exactTime(header.time_ms)}`],
            [t.explore.digest, <code key="digest">{header.digest}</code>],
            ...(note ? [[t.loan.certificate.hash, <code key="hash">{note.history}</code>] as [string, ReactNode]] : []),
            [t.explore.chainId, String(network.chain_id)],
            [t.explore.genesis, <code key="genesis">{network.genesis}</code>],
            [t.explore.publicKey, <code key="key">{network.public_key}</code>],
          ]}
        />
      </Card>
    </div>
  );
}
