// The wallet as the page has it: none yet, locked, or open. Opening happens in the worker; the page learns names and
// addresses, never keys.

import { forgetAll } from "../api/cache";
import { store, useStore } from "../store";
import { endWallet, wallet, WalletError } from "../wallet/client";
import type { Methods, Origin, VaultAccount } from "../wallet/types";
import { drop, forget, keep, load, type Kept } from "./database";

export type Open = { phase: "open"; vault: number; accounts: VaultAccount[]; current: string; demo: boolean; backedUp: boolean; opened_ms: number };
export type Session = { phase: "loading" } | { phase: "none" } | { phase: "locked"; demo: boolean } | Open;

const CURRENT = "tally.account";
/** Everybody knows it: it stands in what `tally up` prints. */
export const DEMO_PASS_PHRASE = "tally demo";

export const session = store<Session>({ phase: "loading" });

export const useSession = () => useStore(session);

/** The open wallet, or nothing. */
export function useOpen(): Open | null {
  const now = useSession();
  return now.phase === "open" ? now : null;
}

/** The account that the page shows. */
export function useAccount(): VaultAccount | null {
  const open = useOpen();
  return open ? (open.accounts.find((account) => account.name === open.current) ?? open.accounts[0] ?? null) : null;
}

export function openNow(): Open {
  const now = session.get();
  if (now.phase !== "open") throw new Error("the wallet is locked");
  return now;
}

function remembered(accounts: VaultAccount[]): string {
  const name = localStorage.getItem(CURRENT);
  return accounts.find((account) => account.name === name)?.name ?? accounts[0]?.name ?? "";
}

export function choose(name: string): void {
  localStorage.setItem(CURRENT, name);
  session.set((now) => (now.phase === "open" ? { ...now, current: name } : now));
}

function opened(vault: number, accounts: VaultAccount[], about: Pick<Open, "demo" | "backedUp">): void {
  session.set({ phase: "open", vault, accounts, current: remembered(accounts), demo: about.demo, backedUp: about.backedUp, opened_ms: Date.now() });
}

/** What is there when the page starts. A demo wallet opens by itself: its pass phrase is public. */
export async function wake(met: Promise<void>): Promise<void> {
  const kept = await load("vault").catch(() => undefined);
  // A vault is opened for a network.
  if (kept?.demo) await met;
  if (!kept) session.set({ phase: "none" });
  else if (kept.demo) await unlock(DEMO_PASS_PHRASE).catch(() => session.set({ phase: "locked", demo: true }));
  else session.set({ phase: "locked", demo: false });
}

export const unlock = (pass_phrase: string): Promise<void> => unlockBy((file) => wallet("vault.open", { file, pass_phrase }));

/** Opens the kept vault in whatever way there is. */
export async function unlockBy(open: (file: string) => Promise<Methods["vault.open"][1]>): Promise<void> {
  const kept = await load("vault");
  if (!kept) return session.set({ phase: "none" });
  const it = await open(kept.file);
  if (it.file) await keep("vault", { ...kept, file: it.file });
  opened(it.vault, it.accounts, kept);
}

/** Wipes the opened vault, and ends the worker whose memory it was in. */
export async function lock(): Promise<void> {
  const now = session.get();
  if (now.phase !== "open") return;
  session.set({ phase: "locked", demo: now.demo });
  await wallet("vault.lock", { vault: now.vault }).catch(() => {});
  endWallet();
  // What was asked of the node says whose the wallet is.
  forgetAll();
}

async function save(vault: number, about: Omit<Kept["vault"], "file">): Promise<void> {
  const { file } = await wallet("vault.save", { vault });
  await keep("vault", { ...about, file });
}

const HAS_ONE = {
  code: "vault.Exists",
  message: { en: "This browser has a wallet already. Unlock it, or remove it first.", zh: "此浏览器已有钱包。请先解锁，或先移除。" },
};

/** Nothing ever takes the place of a wallet that is there. */
async function mustBeNone(): Promise<void> {
  if (await load("vault")) throw new WalletError(HAS_ONE);
}

/** Makes a wallet of these accounts and opens it. */
export async function make(pass_phrase: string, accounts: { name: string; origin: Origin }[], about: { demo: boolean; backedUp: boolean }): Promise<void> {
  await mustBeNone();
  const { vault } = await wallet("vault.new", { pass_phrase });
  const added: VaultAccount[] = [];
  for (const account of accounts) added.push(await wallet("vault.add", { vault, ...account }));
  await save(vault, { ...about, created_ms: Date.now() });
  opened(vault, added, about);
}

/** Opens a backup of this program, under its own pass phrase, as this browser's wallet. */
export async function restore(file: string, pass_phrase: string): Promise<void> {
  await mustBeNone();
  const it = await wallet("vault.open", { file, pass_phrase });
  const about = { demo: false, backedUp: true };
  await save(it.vault, { ...about, created_ms: Date.now() });
  opened(it.vault, it.accounts, about);
}

/** Does something to the open vault and keeps the result. */
export async function change<T>(act: (vault: number) => Promise<T>): Promise<T> {
  const now = openNow();
  const result = await act(now.vault);
  const kept = await load("vault");
  if (kept) await save(now.vault, kept);
  const { accounts } = await wallet("vault.accounts", { vault: now.vault });
  session.set((then) => (then.phase === "open" ? { ...then, accounts, current: accounts.some((one) => one.name === then.current) ? then.current : (accounts[0]?.name ?? "") } : then));
  return result;
}

export async function markBackedUp(): Promise<void> {
  const kept = await load("vault");
  if (kept) await keep("vault", { ...kept, backedUp: true });
  session.set((now) => (now.phase === "open" ? { ...now, backedUp: true } : now));
}

export async function changePassPhrase(current: string, pass_phrase: string): Promise<void> {
  const { file } = await wallet("vault.seal", { vault: openNow().vault, current, pass_phrase });
  const kept = await load("vault");
  if (kept) await keep("vault", { ...kept, file });
  // What the passkey holds is the old pass phrase.
  await drop("passkey");
}

/** Removes the wallet from this browser. Whoever has no backup has no keys any more. */
export async function removeWallet(): Promise<void> {
  await lock();
  await forget();
  localStorage.removeItem(CURRENT);
  session.set({ phase: "none" });
}
