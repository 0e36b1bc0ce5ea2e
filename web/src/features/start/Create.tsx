// A new wallet: the words, a check that they were written down (now or later), and a pass phrase.

import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { useText } from "~/core/i18n";
import { useSettings } from "~/core/settings";
import { make } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import type { Words as List } from "~/core/wallet/types";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Row, Stack } from "~/ui/Card";
import { SkeletonLines, useErrorText } from "~/ui/States";
import { Choice } from "~/ui/Tabs";
import { comeBack } from "./came";
import { PassPhraseForm } from "./PassPhrase";
import { Quiz } from "./Quiz";
import { Words } from "./Words";

const NONE = { phrase: "", words: [] as string[] };

type Step = "words" | "quiz" | "pass";

export default function Create() {
  const t = useText();
  const say = useErrorText();
  const { language } = useSettings();
  const [, go] = useLocation();
  const [count, setCount] = useState<12 | 24>(12);
  const [list, setList] = useState<List>(language === "zh" ? "chinese" : "english");
  const [phrase, setPhrase] = useState(NONE);
  const [step, setStep] = useState<Step>("words");
  const [seen, setSeen] = useState(false);
  const [backedUp, setBackedUp] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    setSeen(false);
    setPhrase(NONE);
    wallet("phrase.new", { words: count, language: list }).then(setPhrase, (reason: unknown) => setError(say(reason)));
    // A phrase is made anew when its kind changes, and at no other time.
  }, [count, list]);

  const finish = (pass: string) => {
    setBusy(true);
    const accounts = [{ name: t.start.names.main, origin: { phrase: { phrase: phrase.phrase, kind: "ed25519" as const, index: 0 } } }];
    make(pass, accounts, { demo: false, backedUp }).then(() => go(comeBack()), (reason: unknown) => { setError(say(reason)); setBusy(false); });
  };

  if (step === "quiz") {
    return (
      <Page title={t.start.quizTitle} narrow>
        <Quiz phrase={phrase.phrase} onPass={() => { setBackedUp(true); setStep("pass"); }} />
        <Row><Button kind="quiet" onClick={() => setStep("words")}>{t.app.back}</Button></Row>
      </Page>
    );
  }
  if (step === "pass") {
    return (
      <Page title={t.start.passTitle} narrow>
        <PassPhraseForm onChoose={finish} busy={busy} error={error} />
      </Page>
    );
  }
  return (
    <Page title={t.start.phraseTitle} narrow>
      <Notice tone="warn">{t.start.phraseNote}</Notice>
      <Choice label={t.start.length} value={String(count) as "12" | "24"} options={[["12", t.start.words(12)], ["24", t.start.words(24)]]} onChange={(value) => setCount(value === "12" ? 12 : 24)} />
      <Choice label={t.start.list} value={list} options={[["english", t.start.lists.english], ["chinese", t.start.lists.chinese]]} onChange={setList} />
      {error && <Notice tone="bad">{error}</Notice>}
      <Card>{phrase.phrase ? <Words key={phrase.phrase} words={phrase.words} onSeen={() => setSeen(true)} /> : !error && <SkeletonLines count={4} />}</Card>
      <Stack>
        <Button kind="primary" wide disabled={!seen} onClick={() => setStep("quiz")}>{t.start.written}</Button>
        <Button kind="quiet" wide disabled={!phrase.phrase} onClick={() => setStep("pass")}>{t.start.laterBackup}</Button>
        <p>{t.start.laterNote}</p>
      </Stack>
    </Page>
  );
}
