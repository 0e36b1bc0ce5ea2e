// A post's body: fetched from the node, and shown only if its SHA-256 is the one on the ledger.

import { useEffect, useState } from "react";
import { fromHex, getBytes, Problem, putText, toHex } from "~/core/api/client";
import { newsPaths } from "./paths";

export type Body = { at: "loading" } | { at: "here"; text: string } | { at: "missing" } | { at: "forged" } | { at: "failed"; error: Error };

export const MOST_BODY_BYTES = 65_536;

export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

async function read(hash: string): Promise<Body> {
  try {
    const bytes = fromHex(await getBytes(newsPaths.body(hash)));
    if ((await hashOf(bytes)) !== hash.toLowerCase()) return { at: "forged" };
    return { at: "here", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return { at: "missing" };
    return { at: "failed", error: error as Error };
  }
}

export function useBody(hash: string | undefined): Body {
  const [body, setBody] = useState<Body>({ at: "loading" });
  useEffect(() => {
    if (!hash) return;
    let here = true;
    setBody({ at: "loading" });
    void read(hash).then((found) => here && setBody(found));
    return () => {
      here = false;
    };
  }, [hash]);
  return body;
}

/** Gives the node a body to serve; it takes those that belong to a post. */
export const serve = (hash: string, text: string): Promise<void> => putText(newsPaths.body(hash), text);
