// Contacts: names that the reader gave to addresses. Sealed by a key of the vault; nobody else can read whom one pays.

import { useEffect } from "react";
import { store, useStore } from "../store";
import { wallet } from "../wallet/client";
import { keep, load } from "./database";
import { openNow, session, type Open } from "./session";

export type Contact = { name: string; address: string };
type Notes = { contacts: Contact[] };

export const MOST_CONTACTS = 1_000;
export const LONGEST_NAME = 40;

const notes = store<Notes>({ contacts: [] });
let readFor: number | null = null;
/** The account under whose key the kept notes are sealed, once that was read or written. */
let sealedBy: string | null = null;

/** The account whose key seals the notes. */
const sealer = (open: Open) => open.accounts.find((account) => account.origin !== "watch")?.name;

async function read(open: Open): Promise<void> {
  if (readFor === open.vault) return;
  readFor = open.vault;
  notes.set({ contacts: [] });
  const kept = await load("private").catch(() => undefined);
  if (!kept) return;
  try {
    const { text } = await wallet("private.open", { vault: open.vault, account: kept.account, sealed: kept.sealed });
    notes.set(JSON.parse(text) as Notes);
    sealedBy = kept.account;
  } catch {
    // Sealed by a key that is no longer here: there is nothing to show.
  }
}

async function write(next: Notes): Promise<void> {
  const open = openNow();
  const account = sealer(open);
  notes.set(next);
  if (!account) return;
  const { sealed } = await wallet("private.seal", { vault: open.vault, account, text: JSON.stringify(next) });
  await keep("private", { account, sealed });
  sealedBy = account;
}

/** An account that was renamed or removed must not take the notes with it: another one seals them from now on. */
function reseal(open: Open): void {
  if (readFor !== open.vault || !sealedBy || open.accounts.some((account) => account.name === sealedBy)) return;
  sealedBy = null;
  void write(notes.get());
}

session.follow(() => {
  const now = session.get();
  if (now.phase === "open") {
    reseal(now);
    return void read(now);
  }
  readFor = sealedBy = null;
  notes.set({ contacts: [] });
});

export function useContacts(): Contact[] {
  const { contacts } = useStore(notes);
  useEffect(() => {
    const now = session.get();
    if (now.phase === "open") void read(now);
  }, []);
  return contacts;
}

export const contactsNow = () => notes.get().contacts;

export async function putContact(contact: Contact): Promise<void> {
  const others = contactsNow().filter((one) => one.address !== contact.address);
  await write({ contacts: [...others, contact].sort((a, b) => a.name.localeCompare(b.name, "zh-CN")).slice(0, MOST_CONTACTS) });
}

export async function removeContact(address: string): Promise<void> {
  await write({ contacts: contactsNow().filter((one) => one.address !== address) });
}
