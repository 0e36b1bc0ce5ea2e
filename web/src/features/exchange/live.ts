// A market's page stays live by the stream: when something trades or stands anew, what is shown of it is asked for again.

import { useEffect } from "react";
import { renew } from "~/core/api/cache";
import { indexReaches } from "~/core/stream/indexed";
import { onStream, subscribe } from "~/core/stream/stream";

/** Between two rounds of asking: a busy market changes with every block. */
const PAUSE_MS = 700;
/** Most markets followed at once. */
const MOST = 32;

export function useMarketsLive(ids: readonly number[]): void {
  const key = ids.slice(0, MOST).join(" ");
  useEffect(() => {
    const followed = key.split(" ").filter(Boolean).map(Number);
    const due = new Set<number>();
    let height = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      timer = undefined;
      const changed = [...due];
      due.clear();
      const matches = (path: string) => /^\/v1\/markets(\?|\/route)/.test(path) || changed.some((id) => path === `/v1/markets/${id}` || path.startsWith(`/v1/markets/${id}/`));
      void indexReaches(height).then(() => renew(matches));
    };
    const end = onStream((event) => {
      if (event.type !== "market" || !followed.includes(event.market)) return;
      due.add(event.market);
      height = Math.max(height, event.height);
      timer ??= setTimeout(ask, PAUSE_MS);
    });
    const leave = followed.map((market) => subscribe({ market }));
    return () => {
      end();
      clearTimeout(timer);
      for (const one of leave) one();
    };
  }, [key]);
}
