// Whom a text means: a name, an address, a contact or a payment link; and what is known of that account.

import { useEffect, useMemo, useState } from "react";
import { get, Problem, Unreachable } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { Account, ActivityLine } from "~/core/api/schema";
import { textNow } from "~/core/i18n";
import { useLink } from "~/core/stream/state";
import { contactsNow, useContacts } from "~/core/vault/contacts";
import { useOpen } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import type { PayLink } from "~/core/wallet/types";

export type Recipient = { address: string; name: string | null; link: PayLink | null };

const NAME = /^@[a-z0-9_]+$/i;
const LINK = /^(tally:|https?:\/\/)/i;

/** Reads a recipient; what is wrong is an error in the reader's language. */
export async function readRecipient(text: string): Promise<Recipient> {
  const plain = text.trim();
  if (LINK.test(plain)) {
    const link = await wallet("link.parse", { text: plain });
    if (link.kind !== "pay") throw new Error(textNow().pay.scanOther);
    return { address: link.to, name: null, link };
  }
  const contact = contactsNow().find((one) => one.name.toLowerCase() === plain.toLowerCase());
  if (contact) return { address: contact.address, name: null, link: null };
  if (NAME.test(plain)) {
    try {
      const found = await get(paths.name(plain.toLowerCase()));
      return { address: found.address, name: found.name, link: null };
    } catch (error) {
      throw error instanceof Problem && error.status === 404 && !error.message ? new Error(textNow().pay.unknownName) : error;
    }
  }
  return { address: (await wallet("address.parse", { text: plain })).address, name: null, link: null };
}

const PAUSE_MS = 250;

export type Reading = { recipient: Recipient | null; error: string | null; busy: boolean };

const NOTHING: Reading & { lost: boolean } = { recipient: null, error: null, busy: false, lost: false };

/** What is wrong with a text, for its reader. */
export const wrongWith = (error: unknown): string => (error instanceof Unreachable ? textNow().app.unreachable : (error as Error).message);

export function useRecipient(text: string): Reading {
  const [reading, setReading] = useState(NOTHING);
  const [turn, setTurn] = useState(0);
  const live = useLink().phase === "live";
  // What could not be asked is asked again by itself once the node is back.
  useEffect(() => {
    if (live && reading.lost) setTurn((now) => now + 1);
  }, [live, reading.lost]);
  useEffect(() => {
    if (!text.trim()) return setReading(NOTHING);
    let here = true;
    setReading({ ...NOTHING, busy: true });
    const timer = setTimeout(() => {
      readRecipient(text).then(
        (recipient) => here && setReading({ ...NOTHING, recipient }),
        (error: unknown) => here && setReading({ ...NOTHING, error: wrongWith(error), lost: error instanceof Unreachable }),
      );
    }, PAUSE_MS);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [text, turn]);
  return reading;
}

/** Whom this account has paid of late. */
export function usePaid(address: string): string[] {
  const lines = useQuery(paths.activity(address, { direction: "out", limit: 100 }));
  return useMemo(() => [...new Set((lines.data?.items ?? []).flatMap((line: ActivityLine) => (line.counterparty && !line.refusal ? [line.counterparty] : [])))], [lines.data]);
}

export type Standing = {
  account: Account | undefined;
  known: "own" | "contact" | "before" | "fresh" | "unused";
  /** A known address that this one looks like and is not. */
  lookalike: { address: string; distance: number } | null;
};

/** The addresses that another one must not be taken for: the reader's own, contacts, and those paid before. */
export function useKnown(paid: string[]): string[] {
  const open = useOpen();
  const contacts = useContacts();
  const all = [...new Set([...(open?.accounts ?? []), ...contacts].map((one) => one.address).concat(paid))].join(" ");
  // The same list as long as it says the same: what was asked about it is not asked again with every line that comes in.
  return useMemo(() => all.split(" ").filter(Boolean), [all]);
}

/** What is known of the account that is to be paid. */
export function useStanding(address: string | null, paid: string[]): Standing {
  const open = useOpen();
  const contacts = useContacts();
  const known = useKnown(paid);
  const account = useQuery(address ? paths.account(address) : null).data;
  const [lookalike, setLookalike] = useState<Standing["lookalike"]>(null);
  const own = useMemo(() => open?.accounts.map((one) => one.address) ?? [], [open]);
  useEffect(() => {
    setLookalike(null);
    if (!address) return;
    let here = true;
    void wallet("address.lookalike", { address, known }).then((found) => {
      if (here && found.lookalike) setLookalike({ address: found.lookalike, distance: found.distance ?? 0 });
    });
    return () => {
      here = false;
    };
  }, [address, known]);
  const standing = !address ? "fresh" : own.includes(address) ? "own" : contacts.some((one) => one.address === address) ? "contact" : paid.includes(address) ? "before" : account && !account.exists ? "unused" : "fresh";
  return { account, known: standing, lookalike };
}
