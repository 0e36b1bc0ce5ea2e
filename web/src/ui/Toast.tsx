// A word in passing. Nothing that matters is said only here.

import { useEffect, useRef } from "react";
import { store, useStore } from "~/core/store";
import { Icon, type IconName } from "./Icon";
import css from "./Toast.module.css";

type Toast = { id: number; text: string; icon: IconName };

const SHOWN_MS = 4_000;
const toasts = store<Toast[]>([]);
let number = 0;

export function toast(text: string, icon: IconName = "check"): void {
  number += 1;
  const id = number;
  toasts.set((now) => [...now.slice(-2), { id, text, icon }]);
  setTimeout(() => toasts.set((now) => now.filter((one) => one.id !== id)), SHOWN_MS);
}

export function Toasts() {
  const now = useStore(toasts);
  const ref = useRef<HTMLDivElement>(null);
  // Above an open dialog, which is in the browser's top layer.
  useEffect(() => {
    if (!now.length || !ref.current?.showPopover) return;
    ref.current.hidePopover();
    ref.current.showPopover();
  }, [now]);
  return (
    <div ref={ref} popover="manual" className={now.length ? css.place : undefined} role="status" aria-live="polite">
      {now.map((one) => (
        <div className={css.toast} key={one.id}>
          <Icon name={one.icon} size={18} />
          {one.text}
        </div>
      ))}
    </div>
  );
}
