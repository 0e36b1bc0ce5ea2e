// How much of a post was really read: the time in which it was in sight and the reader at it, and whether the end came
// into view. Kept in this browser alone. It earns nothing by itself: only a campaign's app attests reading.

import { useEffect, useRef, useState, type RefObject } from "react";

const KEY = "tally.read";
const MOST_KEPT = 2_000;
/** Without a sign of the reader for so long, nobody counts as reading. */
const IDLE_MS = 30_000;
const TICK_MS = 1_000;

function kept(): number[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]") as number[];
  } catch {
    return [];
  }
}

export const wasRead = (post: number): boolean => kept().includes(post);

function keep(post: number): void {
  const now = kept();
  if (now.includes(post)) return;
  try {
    localStorage.setItem(KEY, JSON.stringify([...now, post].slice(-MOST_KEPT)));
  } catch {
    // A browser without storage forgets what was read.
  }
}

/** How long a quick reader needs: 500 Chinese characters or 300 words a minute. */
export function readingMs(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.replace(/\p{Script=Han}/gu, " ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return Math.max(3_000, Math.round((characters / 500 + words / 300) * 60_000));
}

/** Whole hundredths of the needed time; the last one only when the end was seen. */
export function readPart(spent_ms: number, needed_ms: number, ended: boolean): number {
  const part = Math.min(Math.floor((spent_ms * 100) / needed_ms), 100);
  return ended ? part : Math.min(part, 99);
}

export type Reading = { part: number; end: RefObject<HTMLDivElement | null> };

export function useReading(post: number, text: string | null): Reading {
  const end = useRef<HTMLDivElement>(null);
  const [part, setPart] = useState(() => (wasRead(post) ? 100 : 0));
  useEffect(() => {
    if (text === null || wasRead(post)) return setPart(wasRead(post) ? 100 : 0);
    const needed = readingMs(text);
    let spent = 0;
    let ended = false;
    let sign = Date.now();
    const stir = () => {
      sign = Date.now();
    };
    const signs = ["scroll", "pointermove", "keydown", "touchmove"] as const;
    for (const one of signs) window.addEventListener(one, stir, { passive: true });
    const watch = new IntersectionObserver((entries) => {
      ended ||= entries.some((entry) => entry.isIntersecting);
    });
    if (end.current) watch.observe(end.current);
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible" || !document.hasFocus() || Date.now() - sign > IDLE_MS) return;
      spent += TICK_MS;
      const now = readPart(spent, needed, ended);
      setPart(now);
      if (now < 100) return;
      keep(post);
      clearInterval(timer);
    }, TICK_MS);
    return () => {
      clearInterval(timer);
      watch.disconnect();
      for (const one of signs) window.removeEventListener(one, stir);
    };
  }, [post, text]);
  return { part, end };
}
