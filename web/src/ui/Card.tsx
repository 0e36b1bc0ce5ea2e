// The sheets of paper that a page is made of, and how they are laid out.

import type { ReactNode } from "react";
import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";
import css from "./Card.module.css";

type Children = { children?: ReactNode };
export type Tone = "plain" | "good" | "warn" | "bad";

/** A page: one column, its title first. */
export function Page({ title, sub, actions, narrow, children }: Children & { title: ReactNode; sub?: ReactNode; actions?: ReactNode; narrow?: boolean }) {
  return (
    <div className={cx(css.page, narrow && css.narrow)}>
      <header className={css.title}>
        <div className={css.titleText}>
          <h1 tabIndex={-1}>{title}</h1>
          {sub && <p className={css.sub}>{sub}</p>}
        </div>
        {actions && <div className={css.row}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** `flush`: a list fills it from edge to edge. */
export function Card({ title, actions, flush, children, className }: Children & { title?: ReactNode; actions?: ReactNode; flush?: boolean; className?: string | undefined }) {
  return (
    <section className={cx(css.card, flush && css.flush, className)}>
      {(title || actions) && (
        <div className={css.head}>
          {title && <h2>{title}</h2>}
          {actions && <div className={css.row}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

export const Stack = ({ children }: Children) => <div className={css.stack}>{children}</div>;
export const Row = ({ children, spread }: Children & { spread?: boolean }) => <div className={cx(css.row, spread && css.spread)}>{children}</div>;
export const Columns = ({ children }: Children) => <div className={css.columns}>{children}</div>;

/** Names and values. */
export function Facts({ items }: { items: [name: string, value: ReactNode][] }) {
  return (
    <dl className={css.facts}>
      {items.map(([name, value]) => (
        <div className={css.fact} key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const ICONS: Record<Tone, IconName> = { plain: "info", good: "check", warn: "warn", bad: "warn" };

export function Notice({ tone = "plain", children, icon }: Children & { tone?: Tone; icon?: IconName }) {
  return (
    <div className={cx(css.notice, tone !== "plain" && css[tone])} role={tone === "bad" ? "alert" : undefined}>
      <Icon name={icon ?? ICONS[tone]} />
      <div>{children}</div>
    </div>
  );
}

export function Badge({ tone = "plain", children, icon }: Children & { tone?: Tone; icon?: IconName }) {
  return (
    <span className={cx(css.badge, tone !== "plain" && css[tone])}>
      {icon && <Icon name={icon} size={13} />}
      {children}
    </span>
  );
}
