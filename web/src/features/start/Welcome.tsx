// The first page of all: three ways to begin.

import { useState } from "react";
import { Link, useLocation } from "wouter";
import { useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { setSettings, useSettings } from "~/core/settings";
import { Notice, Row } from "~/ui/Card";
import { Icon, type IconName } from "~/ui/Icon";
import { useErrorText } from "~/ui/States";
import { Button } from "~/ui/Button";
import { comeFrom } from "./came";
import { openDemo } from "./demo";
import css from "./Welcome.module.css";

function Inside({ icon, title, note }: { icon: IconName; title: string; note: string }) {
  return (
    <>
      <span className={css.icon}><Icon name={icon} size={22} /></span>
      <span><strong>{title}</strong><small>{note}</small></span>
      <Icon name="chevron" />
    </>
  );
}

/** Stands in the place of a page, or below it. Whoever makes a wallet here comes back to that page with it. */
export function Welcome() {
  const t = useText();
  const say = useErrorText();
  const network = useNetwork();
  const { language } = useSettings();
  const [at] = useLocation();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const demo = () => {
    setBusy(true);
    setError(null);
    openDemo(network).catch((reason: unknown) => { setError(say(reason)); setBusy(false); });
  };
  const leave = () => comeFrom(at);
  return (
    <div className={css.welcome}>
      <div className={css.head}>
        <svg className={css.notches} width="60" height="40" viewBox="0 0 72 48" fill="none" stroke="currentColor" strokeWidth="5" strokeLinecap="round" aria-hidden>
          <path d="M14 6v36M28 6v36M42 6v36M56 6v36M5 38 67 12" />
        </svg>
        <h1>{t.start.title}</h1>
        <p>{t.start.sub}</p>
      </div>
      {error && <Notice tone="bad">{error}</Notice>}
      <div className={css.ways}>
        <button type="button" className={`${css.way} ${css.first}`} onClick={demo} disabled={busy} aria-busy={busy}>
          <Inside icon="wallet" title={busy ? t.start.demoBusy : t.start.demo} note={t.start.demoNote} />
        </button>
        <Link href="/create" className={css.way} onClick={leave}><Inside icon="plus" title={t.start.create} note={t.start.createNote} /></Link>
        <Link href="/import" className={css.way} onClick={leave}><Inside icon="upload" title={t.start.bring} note={t.start.bringNote} /></Link>
      </div>
      <Row>
        <Button small kind="quiet" icon="globe" onClick={() => setSettings({ language: language === "en" ? "zh" : "en" })}>
          <span lang={language === "en" ? "zh-CN" : "en"}>{language === "en" ? "中文" : "English"}</span>
        </Button>
      </Row>
    </div>
  );
}
