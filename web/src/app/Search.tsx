// Ctrl-K: anything that the ledger knows by a name, a number or a hash, and every page.

import { useEffect, useMemo, useState, type KeyboardEvent } from "react";
import { useLocation } from "wouter";
import { get } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { Found } from "~/core/api/schema";
import { useFormat, useText, type Messages } from "~/core/i18n";
import { shortened } from "~/core/money/format";
import { isCalled } from "~/core/pinyin";
import { useContacts } from "~/core/vault/contacts";
import { Dialog } from "~/ui/Dialog";
import { Field } from "~/ui/Field";
import { Icon, type IconName } from "~/ui/Icon";
import { places } from "./nav";
import css from "./Search.module.css";

type Hit = { to: string; icon: IconName; text: string; note: string };

const PAUSE_MS = 120;

function hitOf(found: Found, t: Messages, count: (n: number) => string): Hit | null {
  const note = t.app.search.kinds[found.kind as keyof Messages["app"]["search"]["kinds"]];
  switch (found.kind) {
    case "account":
      return { to: `/account/${found.address}`, icon: "people", text: found.name ?? shortened(found.address), note };
    case "transaction":
      return { to: `/transaction/${found.id}`, icon: "activity", text: shortened(found.id), note };
    case "block":
      return { to: `/block/${found.height}`, icon: "block", text: count(found.height), note };
    case "asset":
      return { to: `/asset/${found.asset.id}`, icon: "issue", text: `${found.asset.code} · ${found.asset.name} · #${found.asset.id}`, note };
    case "held":
      return { to: `/held/${found.held}`, icon: "clock", text: `#${found.held}`, note };
    case "packet":
      return { to: `/packet/${found.packet}`, icon: "packet", text: `#${found.packet}`, note };
    case "mandate":
      return { to: `/mandate/${found.mandate}`, icon: "repeat", text: `#${found.mandate}`, note };
    default:
      return null;
  }
}

function useFound(text: string): Found[] | null {
  const [found, setFound] = useState<Found[] | null>(null);
  useEffect(() => {
    const query = text.trim();
    setFound(null);
    if (!query) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      get(paths.search(query), stop.signal).then(
        (answer) => setFound(answer.found),
        () => !stop.signal.aborted && setFound([]),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return found;
}

function useHits(text: string): { hits: Hit[]; searched: boolean } {
  const t = useText();
  const { count } = useFormat();
  const contacts = useContacts();
  const found = useFound(text);
  return useMemo(() => {
    const query = text.trim().toLowerCase();
    const pages = places
      .map((place): Hit => ({ to: place.path, icon: place.icon, text: place.text(t), note: t.app.search.pages }))
      .filter((hit) => isCalled(hit.text, query));
    const people = query
      ? contacts
          .filter((contact) => isCalled(contact.name, query))
          .map((contact): Hit => ({ to: `/account/${contact.address}`, icon: "people", text: contact.name, note: t.own.contacts.one }))
      : [];
    const ledger = (found ?? []).flatMap((one) => hitOf(one, t, count) ?? []);
    return { hits: [...ledger, ...people, ...pages].slice(0, 24), searched: found !== null };
  }, [text, found, contacts, t, count]);
}

export function Search({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [, go] = useLocation();
  const [text, setText] = useState("");
  const [place, setPlace] = useState(0);
  const { hits, searched } = useHits(text);
  const at = Math.min(place, Math.max(hits.length - 1, 0));
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    go(hit.to);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step) {
      event.preventDefault();
      setPlace((at + step + hits.length) % Math.max(hits.length, 1));
    }
    if (event.key === "Enter") open(hits[at]);
  };
  return (
    <Dialog title={t.app.search.label} onClose={onClose}>
      <Field
        label={t.app.search.hint}
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="hits"
        aria-activedescendant={hits[at] ? `hit-${at}` : undefined}
        value={text}
        maxLength={128}
        onChange={(event) => { setText(event.target.value); setPlace(0); }}
        onKeyDown={press}
      />
      {text.trim() && searched && hits.length === 0 && <p role="status">{t.app.search.nothing}</p>}
      <div id="hits" role="listbox" aria-label={t.app.search.label} className={css.hits}>
        {hits.map((hit, index) => (
          <div key={hit.to} id={`hit-${index}`} role="option" aria-selected={index === at} className={css.hit} onClick={() => open(hit)} onMouseMove={() => setPlace(index)}>
            <Icon name={hit.icon} />
            <span className={css.text}>{hit.text}</span>
            <span className={css.note}>{hit.note}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
