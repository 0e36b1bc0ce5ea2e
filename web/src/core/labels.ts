// What an address is called: an account of this wallet, a contact, or the beginning and end of itself.

import { shortened } from "./money/format";
import { useContacts } from "./vault/contacts";
import { useSession } from "./vault/session";

export type Label = { text: string; known: "own" | "contact" | null };

export function useLabels(): (address: string) => Label {
  const session = useSession();
  const contacts = useContacts();
  return (address) => {
    const own = session.phase === "open" ? session.accounts.find((account) => account.address === address) : undefined;
    if (own) return { text: own.name, known: "own" };
    const contact = contacts.find((one) => one.address === address);
    if (contact) return { text: contact.name, known: "contact" };
    return { text: shortened(address), known: null };
  };
}
