// Where somebody came by a link before they had a wallet. Making or importing one leads back there.

import { store } from "~/core/store";

const came = store<string | null>(null);

export const comeFrom = (path: string): void => came.set(path);

/** Once: the next wallet begins at home again. */
export function comeBack(): string {
  const path = came.get() ?? "/";
  came.set(null);
  return path;
}
