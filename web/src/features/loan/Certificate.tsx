// A note's certificate as a page to print, and a file that anyone can verify for ever.

import { useEffect, useState } from "react";
import { useParams } from "wouter";
import { saveFile } from "~/app/act/save";
import { fromHex } from "~/core/api/client";
import { useText } from "~/core/i18n";
import { Button } from "~/ui/Button";
import { Card, Notice, Page } from "~/ui/Card";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { makeCertificate, type Certificate as Made } from "./certificate";
import { Paper } from "./Paper";
import css from "./Loan.module.css";

export default function Certificate() {
  const t = useText().loan;
  const id = Number(useParams<{ id: string }>().id);
  const [made, setMade] = useState<Made | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let here = true;
    setMade(null);
    setError(null);
    makeCertificate(id).then((it) => here && setMade(it), (reason: unknown) => here && setError(reason));
    return () => {
      here = false;
    };
  }, [id, turn]);
  const again = () => setTurn((now) => now + 1);
  return (
    <Page title={t.certificate.title} sub={t.certificate.sub}>
      {error ? <Card><ErrorState error={error} again={again} /></Card> : !made ? <Card><p role="status">{t.certificate.making}</p><SkeletonLines count={3} /></Card> : (
        <>
          <div className={css.screen}>
            <Notice tone="good" icon="shield">{t.certificate.proved(t.certificate.entries(made.proved.history.length))} {t.certificate.partly}</Notice>
          </div>
          <div className={css.bar}>
            <Button kind="primary" icon="download" onClick={() => saveFile(made.name, fromHex(made.file))}>{t.certificate.save}</Button>
            <Button onClick={() => window.print()}>{t.certificate.print}</Button>
          </div>
          <Paper proved={made.proved} />
          <p>{t.certificate.note}</p>
        </>
      )}
    </Page>
  );
}
