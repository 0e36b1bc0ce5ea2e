// A dialog; on a phone, a sheet from below. The browser's own element keeps the focus inside and gives it back. It stands
// outside of what opened it, so that Enter in it never sends a form around it.

import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useText } from "~/core/i18n";
import { IconButton } from "./Button";
import { cx } from "./cx";
import css from "./Dialog.module.css";

type Props = {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Buttons that stay in sight. */
  foot?: ReactNode;
  wide?: boolean;
  /** Something is under way: it cannot be closed now. */
  busy?: boolean;
};

export function Dialog({ title, onClose, children, foot, wide, busy }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  const t = useText();
  // Closed while it still stands in the page: a dialog that is taken away open does not give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // Until now nothing in it could have the focus, and the browser gives it to the first button.
    dialog?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => dialog?.close();
  }, []);
  const close = () => !busy && onClose();
  return createPortal(
    <dialog
      ref={ref}
      className={cx(css.dialog, wide && css.wide)}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onMouseDown={(event) => event.target === ref.current && close()}
    >
      <div className={css.head}>
        <h2 id={id}>{title}</h2>
        {!busy && <IconButton icon="close" label={t.app.close} onClick={close} />}
      </div>
      <div className={css.body} tabIndex={-1}>
        {children}
      </div>
      {foot && <div className={css.foot}>{foot}</div>}
    </dialog>,
    document.body,
  );
}
