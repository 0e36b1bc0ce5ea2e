// The frame around every page: where one is, which account it is about, and how far the network can be believed.

import { useEffect, useRef, useState, type ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { useNow } from "~/core/clock";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { isBehind, useLink } from "~/core/stream/state";
import { subscribe } from "~/core/stream/stream";
import { useAccount, useOpen } from "~/core/vault/session";
import { Face } from "~/ui/AddressChip";
import { Icon } from "~/ui/Icon";
import { Said } from "~/ui/Said";
import { Accounts } from "./Accounts";
import { More } from "./More";
import { isAt, places, type Place } from "./nav";
import { Search } from "./Search";
import css from "./Shell.module.css";

function Brand() {
  const t = useText();
  return (
    <Link href="/" className={css.brand}>
      <img src="/icon.svg" alt="" />
      {t.app.name}
    </Link>
  );
}

function PlaceLink({ place, at, size }: { place: Place; at: string; size?: number }) {
  const t = useText();
  const here = isAt(place, at);
  return (
    <Link href={place.path} aria-current={here ? "page" : undefined}>
      <Icon name={place.icon} size={size ?? 20} />
      {place.text(t)}
    </Link>
  );
}

/** How far the network's certificates were checked. */
export function VerifiedChip() {
  const t = useText();
  const format = useFormat();
  const { verified, refused } = useLink();
  if (refused) return <span className={css.chip} data-tone="bad" title={t.app.link.refusedNote}><Icon name="warn" size={14} />{t.app.link.refused}</span>;
  if (!verified) return <span className={css.chip} data-tone="wait">{t.app.link.verifying}</span>;
  return <span className={css.chip} title={t.app.link.verifiedNote}><Icon name="check" size={14} />{t.app.link.verified(format.count(verified.height))}</span>;
}

function Banner() {
  const t = useText();
  const now = useNow();
  const format = useFormat();
  const link = useLink();
  const open = useOpen();
  if (link.refused) return <aside className={css.banner} data-tone="bad" role="alert">{t.app.link.refusedNote} ({link.refused})</aside>;
  if (link.phase === "offline") return <aside className={css.banner} role="status">{t.app.link.offline}</aside>;
  if (isBehind(link, now)) return <aside className={css.banner} role="status">{t.app.link.behind(format.ago(link.heard_ms, now))}</aside>;
  if (open?.demo) return <aside className={css.banner}>{t.app.demo}</aside>;
  return null;
}

/** Every account of the wallet is followed, so that what happens to any of them is seen at once. */
function useFollowedAccounts() {
  const open = useOpen();
  const addresses = open?.accounts.map((account) => account.address).join(" ") ?? "";
  useEffect(() => {
    const ends = addresses.split(" ").filter(Boolean).slice(0, 32).map((account) => subscribe({ account }));
    return () => ends.forEach((end) => end());
  }, [addresses]);
}

/** A new page begins at its top, and the keyboard begins in it: not on the link that led there. */
function useArrival(at: string) {
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    window.scrollTo(0, 0);
    const main = document.getElementById("main");
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [at]);
}

export function Shell({ children }: { children: ReactNode }) {
  const t = useText();
  const [at] = useLocation();
  const account = useAccount();
  const network = useNetwork();
  const [open, setOpen] = useState<"search" | "accounts" | "more" | null>(null);
  useFollowedAccounts();

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setOpen("search");
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  useArrival(at);

  const group = (name: Place["group"]) => (
    <div className={css.group}>
      {places.filter((place) => place.group === name).map((place) => <PlaceLink key={place.path} place={place} at={at} />)}
    </div>
  );
  const inBar = places.some((place) => place.bar && isAt(place, at));
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main" onClick={(event) => { event.preventDefault(); document.getElementById("main")?.focus(); }}>{t.app.skip}</a>
      <nav className={css.side} aria-label={t.app.nav.label}>
        <Brand />
        {group("daily")}
        {group("more")}
        {group("look")}
        <div className={css.foot}>
          <VerifiedChip />
          <span>{network.name}</span>
        </div>
      </nav>
      <header className={css.top}>
        <Brand />
        <span className={css.grow} />
        <button type="button" className={css.search} onClick={() => setOpen("search")}>
          <Icon name="search" size={18} />
          <span className="visually-hidden">{t.app.search.open}</span>
          <span className={css.wide}>{t.app.search.hint}</span>
          <kbd className={css.wide}>Ctrl K</kbd>
        </button>
        {account && (
          <button type="button" className={css.account} onClick={() => setOpen("accounts")} aria-label={`${t.app.account.choose}: ${account.name}`}>
            <Face address={account.address} size={28} />
            <Said>{account.name}</Said>
            <Icon name="down" size={16} />
          </button>
        )}
      </header>
      <Banner />
      <main id="main" className={css.main} tabIndex={-1}>
        {children}
      </main>
      <nav className={css.bar} aria-label={t.app.nav.label}>
        {places.filter((place) => place.bar).map((place) => <PlaceLink key={place.path} place={place} at={at} size={22} />)}
        <button type="button" aria-haspopup="dialog" data-here={!inBar} onClick={() => setOpen("more")}>
          <Icon name="more" size={22} />
          {t.app.nav.more}
        </button>
      </nav>
      {open === "search" && <Search onClose={() => setOpen(null)} />}
      {open === "more" && <More at={at} onClose={() => setOpen(null)} />}
      {open === "accounts" && <Accounts onClose={() => setOpen(null)} />}
    </div>
  );
}
