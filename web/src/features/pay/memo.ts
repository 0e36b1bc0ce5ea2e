// Memos: how long they may be, and whether they can be sealed.

import { useEffect, useState } from "react";
import type { Account, PublicKey } from "~/core/api/schema";
import { publicKeyOf } from "./sealing";

export const MOST_BYTES = 256;

export function memoProblem(text: string, tooLong: (bytes: number) => string): string | null {
  const over = new TextEncoder().encode(text).length - MOST_BYTES;
  return over > 0 ? tooLong(over) : null;
}

/** The receiver's key, looked for once sealing is wanted. */
export function useMemoKey(account: Account | undefined, wanted: boolean): { key: PublicKey | null; missing: boolean } {
  const [found, setFound] = useState<{ key: PublicKey | null; missing: boolean }>({ key: null, missing: false });
  useEffect(() => {
    setFound({ key: null, missing: false });
    if (!account || !wanted) return;
    let here = true;
    publicKeyOf(account).then(
      (key) => here && setFound({ key, missing: !key }),
      () => here && setFound({ key: null, missing: true }),
    );
    return () => {
      here = false;
    };
  }, [account, wanted]);
  return found;
}
