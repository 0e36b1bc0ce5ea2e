// What will happen, as the simulation of the exact bytes says it.

import { useFormat, useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import type { Prepared } from "~/core/act/act";
import { Card, Notice, Stack } from "~/ui/Card";
import { Icon } from "~/ui/Icon";
import { Money } from "~/ui/Money";
import { seen, Said } from "~/ui/Said";
import css from "./ActSheet.module.css";

function Changes({ prepared }: { prepared: Prepared }) {
  const t = useText().act;
  const label = useLabels();
  const assets = new Map(prepared.simulation.assets.map((asset) => [asset.id, asset]));
  if (!prepared.simulation.changes.length) return null;
  return (
    <Card title={t.changes}>
      <div className={css.change}>
        {prepared.simulation.changes.map((change) => {
          const asset = assets.get(change.asset);
          const key = `${change.account}-${change.asset}`;
          return [
            <span key={`${key}-who`} className={css.who}><Said>{label(change.account).text}</Said></span>,
            <span key={`${key}-old`} className={css.old}><span className="visually-hidden">{t.before} </span><Money units={change.before} asset={asset} bare open /></span>,
            <span key={`${key}-to`} className={css.arrow}><Icon name="chevron" size={14} /></span>,
            <strong key={`${key}-new`}><span className="visually-hidden">{t.after} </span><Money units={change.after} asset={asset} open /></strong>,
          ];
        })}
      </div>
    </Card>
  );
}

export function Review({ prepared }: { prepared: Prepared }) {
  const t = useText().act;
  const label = useLabels();
  const { language } = useFormat();
  const { sentences, fee } = prepared.summary[language];
  const refused = prepared.simulation.refusal ?? prepared.simulation.receipt?.refused;
  return (
    <Stack>
      {!prepared.signing.signers.length && <Notice tone="warn">{t.watch} {t.readOnly}</Notice>}
      {prepared.signing.signers.length > 0 && prepared.signing.weight < prepared.signing.threshold && <Notice>{t.others(prepared.signing.weight, prepared.signing.threshold)}</Notice>}
      {!!prepared.others?.length && <Notice>{t.together(prepared.others.map((one) => seen(label(one).text)).join(", "))}</Notice>}
      {refused && <Notice tone="bad">{t.wouldFail} {refused.message}</Notice>}
      <div className={css.sentences}>
        {sentences.slice(0, 12).map((sentence, place) => <p key={place}>{seen(sentence)}</p>)}
        {sentences.length > 12 && <p>…</p>}
      </div>
      <p className={css.old}>{seen(fee)}</p>
      <Changes prepared={prepared} />
      <details className={css.bytes}>
        <summary>{t.bytes}</summary>
        {t.bytesNote}
        <code>{prepared.draft.body}</code>
      </details>
    </Stack>
  );
}
