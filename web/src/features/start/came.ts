// The page that somebody stood on before they had a wallet, such as where a link led. Making or importing one leads
// back there. What the link itself brought (a payment, a packet's key, a request to sign) waits with that page's noun.

import { store } from "~/core/store";

const came = store<string | null>(null);

export const comeFrom = (path: string): void => came.set(path);

/** Once: the next wallet begins at home again. */
export function comeBack(): string {
  const path = came.get() ?? "/";
  came.set(null);
  return path;
}
