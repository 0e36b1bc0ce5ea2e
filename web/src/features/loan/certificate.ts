// A note's certificate: the proofs of its record and of every receipt of its history, put together and verified by the
// wallet. The node's list only says which receipts to ask for; what is in the file is proven, or there is no file.

import { get, getBytes } from "~/core/api/client";
import { paths, withQuery } from "~/core/api/paths";
import { settings } from "~/core/settings";
import { wallet, WalletError } from "~/core/wallet/client";
import type { ProvedLoan } from "~/core/wallet/types";

export type Certificate = { file: string; name: string; proved: ProvedLoan };

const PAGE = 100;
const TRIES = 8;
const BETWEEN_MS = 400;
/** Requests under way at once. */
const ABREAST = 6;
const MAGIC = "54414c4c594c4e01";

/** The transactions of the note's history up to a height, in order, each once. */
async function transactions(id: number, height: number): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await get(withQuery(paths.loanHistory(id), { limit: PAGE, cursor }));
    for (const { event, ...entry } of page.items) {
      const before = event.kind === "loan_offered" || event.kind === "loan_offer_ended" || (event.kind === "loan_accepted" && !event.made);
      if (!before && entry.height <= height && found.at(-1) !== entry.transaction) found.push(entry.transaction);
    }
    cursor = page.next;
  } while (cursor);
  return found;
}

async function receipts(ids: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (let place = 0; place < ids.length; place += ABREAST) {
    files.push(...(await Promise.all(ids.slice(place, place + ABREAST).map((id) => getBytes(paths.transactionProof(id))))));
  }
  return files;
}

export const readCertificate = (file: string): Promise<ProvedLoan> => wallet("proof.loan", { file, language: settings.get().language });

export const isCertificate = (file: string): boolean => file.startsWith(MAGIC);

/** Makes and verifies it. The index may be a moment behind the record, so it is asked again for a while. */
export async function makeCertificate(id: number): Promise<Certificate> {
  let last: unknown;
  for (let turn = 0; turn < TRIES; turn += 1) {
    const note = await getBytes(paths.loanProof(id));
    const { header } = await wallet("proof.verify", { file: note });
    const ids = await transactions(id, header.height);
    try {
      const { file, name } = await wallet("proof.make_loan", { note, receipts: await receipts(ids) });
      return { file, name, proved: await readCertificate(file) };
    } catch (error) {
      if (!(error instanceof WalletError) || error.code !== "certificate.OtherHistory") throw error;
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  throw last;
}
