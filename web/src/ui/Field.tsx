// A labelled input with its hint and, in the hint's place, what is wrong with what was typed.

import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from "react";
import { cx } from "./cx";
import css from "./Field.module.css";

type Around = {
  label: string;
  hint?: ReactNode;
  /** What is wrong and what to do. */
  error?: string | null | undefined;
  aside?: ReactNode;
  end?: ReactNode;
};

function Frame({ id, label, hint, error, aside, end, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className={css.field}>
      <div className={css.top}>
        <label className={css.label} htmlFor={id}>
          {label}
        </label>
        {aside && <span className={css.aside}>{aside}</span>}
      </div>
      <div className={css.box} data-bad={!!error}>
        {children}
        {end && <span className={css.end}>{end}</span>}
      </div>
      {error ? (
        <p id={`${id}-note`} className={css.bad} role="alert">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-note`} className={css.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}

function noted(id: string, around: Around) {
  return { id, "aria-invalid": !!around.error || undefined, "aria-describedby": around.error || around.hint ? `${id}-note` : undefined };
}

export function Field({ label, hint, error, aside, end, className, ...input }: Around & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const around = { label, hint, error, aside, end };
  return (
    <Frame id={id} {...around}>
      <input autoComplete="off" spellCheck={false} {...input} data-autofocus={input.autoFocus || undefined} {...noted(id, around)} className={cx(css.input, className)} />
    </Frame>
  );
}

export function TextField({ label, hint, error, aside, end, className, ...input }: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  const around = { label, hint, error, aside, end };
  return (
    <Frame id={id} {...around}>
      <textarea autoComplete="off" spellCheck={false} {...input} {...noted(id, around)} className={cx(css.input, className)} />
    </Frame>
  );
}

export function SelectField({ label, hint, error, aside, end, children, ...select }: Around & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  const around = { label, hint, error, aside, end };
  return (
    <Frame id={id} {...around}>
      <select {...select} {...noted(id, around)} className={css.input}>
        {children}
      </select>
    </Frame>
  );
}

export function CheckField({ children, ...input }: InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={css.check}>
      <input {...input} type="checkbox" />
      <span>{children}</span>
    </label>
  );
}
