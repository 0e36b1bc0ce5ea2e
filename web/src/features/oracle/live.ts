// Prices while somebody looks at them: feeds have no topic of the stream, so they are asked for again now and then, which
// also shows at once when one has become stale.

import { useEffect } from "react";
import { renew } from "~/core/api/cache";

const EVERY_MS = 5_000;

export function useFeedsLive(): void {
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && void renew((path) => path.startsWith("/v1/feeds")), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
