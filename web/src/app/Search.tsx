// Ctrl-K: anything that the ledger knows by a name, a number or a hash, and every page.

import { useEffect, useMemo, useState, type KeyboardEvent } from "react";
import { useLocation } from "wouter";
import { get } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import type { Found } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { isCalled } from "~/core/pinyin";
import { useContacts } from "~/core/vault/contacts";
import { Dialog } from "~/ui/Dialog";
import { Field } from "~/ui/Field";
import { Icon } from "~/ui/Icon";
import { Said } from "~/ui/Said";
import { hitOf, type Hit } from "./hit";
import { places } from "./nav";
import css from "./Search.module.css";

const PAUSE_MS = 120;

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
    const ledger = (found ?? []).map((one) => hitOf(one, t, count));
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
            <span className={css.text}><Said>{hit.text}</Said></span>
            <span className={css.note}>{hit.note}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
