// An address: what it is called here, a face drawn from it, and the way to its page.

import { useState } from "react";
import { Link } from "wouter";
import { copy } from "~/core/clipboard";
import { useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { cx } from "./cx";
import { Icon } from "./Icon";
import { Said } from "./Said";
import css from "./AddressChip.module.css";

const PIGMENTS = ["#17614f", "#8a4b2a", "#3d4f8a", "#a07a1e", "#7d3558", "#2f6f82", "#5b5f2c", "#6a4a86"];

function bits(text: string): number[] {
  // All of it first: every address of a network begins alike.
  let seed = [...text].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0, 2166136261);
  return Array.from({ length: 20 }, (_, place) => {
    seed = Math.imul(seed ^ text.charCodeAt((place * 7) % text.length), 16777619) >>> 0;
    return (seed >>> 13) % 97;
  });
}

/** A small pattern that follows from the address, so that a wrong one looks wrong. */
export function Face({ address, size = 40 }: { address: string; size?: number }) {
  const drawn = bits(address);
  const ink = PIGMENTS[(drawn[0] ?? 0) % PIGMENTS.length];
  const cells = drawn.slice(1, 16).map((value, place) => ({ on: value % 2 === 0, x: place % 3, y: Math.floor(place / 3) }));
  return (
    <svg className={css.face} width={size} height={size} viewBox="0 0 40 40" aria-hidden focusable="false">
      <rect width="40" height="40" fill={ink} />
      {cells
        .filter((cell) => cell.on)
        .flatMap(({ x, y }) => (x === 2 ? [2] : [x, 4 - x]).map((column) => <rect key={`${column}-${y}`} x={8 + column * 4.8} y={8 + y * 4.8} width="4.9" height="4.9" fill="#fffdf8" />))}
    </svg>
  );
}

export function CopyButton({ text, label, secret }: { text: string; label?: string; secret?: boolean }) {
  const t = useText();
  const [done, setDone] = useState(false);
  const press = () =>
    void copy(text, secret).then(() => {
      setDone(true);
      setTimeout(() => setDone(false), 1_500);
    });
  return (
    <button type="button" className={css.copy} onClick={press} aria-label={done ? t.app.copied : (label ?? t.app.copy)} title={done ? t.app.copied : (label ?? t.app.copy)}>
      <Icon name={done ? "check" : "copy"} size={15} />
    </button>
  );
}

/** `plain`: inside a row that is a link itself. */
export function AddressChip({ address, name, plain, face }: { address: string; name?: string | null | undefined; plain?: boolean; face?: boolean }) {
  const label = useLabels()(address);
  const text = label.known ? label.text : (name ?? label.text);
  const inside = (
    <>
      {face && <Face address={address} size={22} />}
      <span className={cx(css.text, !label.known && !name && css.mono)} title={address}>
        <Said>{text}</Said>
      </span>
    </>
  );
  if (plain) return <span className={css.chip}>{inside}</span>;
  return (
    <span className={css.chip}>
      <Link href={`/account/${address}`} className={css.chip}>
        {inside}
      </Link>
      <CopyButton text={address} />
    </span>
  );
}

/** All of an address, with the ends that people compare set apart. */
export function FullAddress({ address }: { address: string }) {
  const start = address.indexOf("1") + 5;
  return (
    <span className={css.full}>
      <b>{address.slice(0, start)}</b>
      {address.slice(start, -4)}
      <b>{address.slice(-4)}</b>
    </span>
  );
}
