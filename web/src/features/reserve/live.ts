// Stablecoins while somebody looks at them: they have no topic of the stream, and not everybody whom a step concerns has a
// line of it (a custodian hears of no promise, a dealer of no payment), so they are asked for again now and then.

import { useEffect } from "react";
import { renew } from "~/core/api/cache";

const EVERY_MS = 5_000;

export function useReserveLive(): void {
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && void renew((path) => /^\/v1\/(stablecoins|baskets|redemptions)\b|\/redemptions\b/.test(path)), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
