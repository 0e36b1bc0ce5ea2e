// What stands where there is nothing yet, nothing at all, or something went wrong.

import type { ReactNode } from "react";
import { Unreachable } from "~/core/api/client";
import { useText } from "~/core/i18n";
import { Button } from "./Button";
import css from "./States.module.css";

/** Four notches waiting for the fifth. */
function Notches({ crossed }: { crossed?: boolean }) {
  return (
    <svg width="72" height="48" viewBox="0 0 72 48" fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" aria-hidden>
      <path d="M14 8v32M28 8v32M42 8v32M56 8v32" />
      {crossed && <path d="M6 36 66 14" />}
    </svg>
  );
}

export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.state}>
      <Notches />
      <strong>{title}</strong>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** What is wrong, in the reader's language, and a way to try again. */
export function useErrorText(): (error: unknown) => string {
  const t = useText();
  return (error) => (error instanceof Unreachable ? t.app.unreachable : error instanceof Error && error.message ? sentence(error.message) : t.app.error);
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function ErrorState({ error, again }: { error: unknown; again?: () => void }) {
  const t = useText();
  const say = useErrorText();
  return (
    <div className={css.state} role="alert">
      <Notches crossed />
      <strong>{t.app.error}</strong>
      <p>{say(error)}</p>
      {again && (
        <Button small onClick={again}>
          {t.app.retry}
        </Button>
      )}
    </div>
  );
}

export function Skeleton({ width = "100%", height }: { width?: string; height?: string }) {
  return <span className={css.skeleton} style={{ width, ...(height && { height }) }} aria-hidden />;
}

export function SkeletonLines({ count = 4 }: { count?: number }) {
  const t = useText();
  return (
    <div className={css.lines} role="status" aria-label={t.app.loading}>
      {Array.from({ length: count }, (_, place) => (
        <div className={css.line} key={place}>
          <Skeleton />
          <Skeleton width={`${70 - place * 9}%`} />
          <Skeleton />
        </div>
      ))}
    </div>
  );
}
