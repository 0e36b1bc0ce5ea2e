// Buttons. The label names the act; a busy button keeps its label and cannot be pressed twice.

import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Link } from "wouter";
import { cx } from "./cx";
import { Icon, type IconName } from "./Icon";
import css from "./Button.module.css";

type Kind = "primary" | "secondary" | "quiet" | "danger";

type Look = { kind?: Kind; wide?: boolean; small?: boolean; icon?: IconName };

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look & { busy?: boolean };

function classes({ kind = "secondary", wide, small }: Look, more?: string) {
  return cx(css.button, css[kind], wide && css.wide, small && css.small, more);
}

export function Button({ kind, wide, small, icon, busy, children, className, disabled, type = "button", ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={classes({ kind, wide, small }, className)} disabled={disabled || busy} aria-busy={busy || undefined}>
      {busy ? <span className={css.spinner} aria-hidden /> : icon && <Icon name={icon} size={small ? 16 : 18} />}
      {children}
    </button>
  );
}

export function LinkButton({ to, children, kind, wide, small, icon }: Look & { to: string; children: ReactNode }) {
  return (
    <Link href={to} className={classes({ kind, wide, small })}>
      {icon && <Icon name={icon} size={small ? 16 : 18} />}
      {children}
    </Link>
  );
}

export function IconButton({ icon, label, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { icon: IconName; label: string }) {
  return (
    <button {...rest} type="button" className={cx(css.icon, rest.className)} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
