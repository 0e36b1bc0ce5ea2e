// One of a few: as tabs of a page, or as a choice in a form. Arrow keys move, as everywhere.

import { useEffect, useRef, type KeyboardEvent } from "react";
import { Link, useLocation } from "wouter";
import css from "./Tabs.module.css";

type Props<T extends string> = { label: string; value: T; options: readonly (readonly [T, string])[]; onChange: (value: T) => void; /** The label is seen, too, as in a form. */ labelled?: boolean };

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function Choice<T extends string>({ label, value, options, onChange, labelled }: Props<T>) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key] ?? 0;
    const place = options.findIndex(([one]) => one === value) + step;
    const next = options[(place + options.length) % options.length];
    if (!step || !next) return;
    // The page does not scroll with it.
    event.preventDefault();
    onChange(next[0]);
    (event.currentTarget.children[options.indexOf(next)] as HTMLElement | undefined)?.focus();
  };
  const choices = (
    <div className={css.tabs} role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {options.map(([one, text]) => (
        <button key={one} type="button" role="radio" className={css.tab} aria-checked={one === value} tabIndex={one === value ? 0 : -1} onClick={() => onChange(one)}>
          {text}
        </button>
      ))}
    </div>
  );
  return labelled ? <div className={css.labelled}><span aria-hidden>{label}</span>{choices}</div> : choices;
}

/** Tabs that are pages of their own. */
export function LinkTabs({ label, options }: { label: string; options: readonly (readonly [path: string, text: string])[] }) {
  const [at] = useLocation();
  const tabs = useRef<HTMLElement>(null);
  // On a phone they may be wider than the page; the present one is in sight.
  useEffect(() => {
    const nav = tabs.current;
    const here = nav?.querySelector<HTMLElement>("[aria-current]");
    if (nav && here) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
  }, [at]);
  return (
    <nav ref={tabs} className={css.tabs} aria-label={label}>
      {options.map(([path, text]) => (
        <Link key={path} href={path} className={css.tab} aria-current={at === path ? "page" : undefined}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
