// What the wallet takes and gives, method by method: web/wasm-api.md in types.

import type { CreditRecord, Deal, Event, FeeSchedule, KeyKind as AnyKind, Loan, Money, Operation, PublicKey, Receipt, Transaction, Account as AccountRecord, Asset } from "../api/schema";

export type KeyKind = Exclude<AnyKind, "p256">;
export type Words = "english" | "chinese";
export type Address = { address: string; hex: string };
export type Candidate = Address & { kind: KeyKind; public_key: PublicKey; path?: string; index?: number };

export type VaultAccount = Address & {
  name: string;
  origin: "phrase" | "key" | "watch";
  kind?: KeyKind;
  path?: string;
  public_key?: PublicKey;
};

export type Origin =
  | { phrase: { phrase: string; extra?: string; kind: KeyKind; index?: number } }
  | { phrase: { phrase: string; extra?: string; kind: KeyKind; path: string } }
  | { key: { kind: KeyKind; key: string } }
  | { keystore: { file: string; pass_phrase: string } }
  | { watch: { address: string } };

export type PayLink = { kind: "pay"; to: string; asset?: number; amount?: string; memo?: string };
export type Link = PayLink | { kind: "sign"; draft: string } | { kind: "packet"; packet: number; claim_key: string };

export type Found =
  | { what: "phrase"; language: Words; count: number; accounts: Candidate[] }
  | { what: "key"; accounts: Candidate[] }
  | { what: "keystore"; address?: Address }
  | { what: "backup"; file: string }
  | { what: "address"; account: Address }
  | { what: "name"; name: string }
  | { what: "link"; link: Link };

export type Draft = {
  draft: string;
  body: string;
  id: string;
  signers: string[];
  missing: string[];
  transaction?: Transaction;
  bytes?: string;
};

export type Header = {
  height: number;
  digest: string;
  parent: string;
  time_ms: number;
  epoch: number;
  view: number;
  leader: string;
  transactions_root: string;
  receipts_root: string;
  state_root: string;
};

export type ProvedLine =
  | { kind: "receipt"; place: number; receipt: Receipt }
  | { kind: "record"; key: unknown; record: ({ type: "account" } & AccountRecord) | ({ type: "asset" } & Asset) | ({ type: "loan" } & Loan) | ({ type: "deal" } & Deal) | ({ type: "credit" } & CreditRecord) | { type: "other"; bytes: string } };

/** A note and everything that became of it, proven to be complete. */
export type ProvedLoan = { header: Header; loan: Loan; assets: number[]; history: { height: number; time_ms: number; transaction: string; event: Event }[] };

export type Sentences = { sentences: string[]; fee: string };
export type NetworkPin = { chain_id: number; genesis: string; prefix: string; public_key: string };
type Opened = { vault: number; accounts: VaultAccount[]; file?: string };
type Phrase = { phrase: string; words: string[] };

/** `[in, out]` of each method. */
export type Methods = {
  "network.use": [NetworkPin, Record<string, never>];
  "phrase.new": [{ words: 12 | 24; language: Words }, Phrase];
  "phrase.check": [{ phrase: string }, Phrase & { language: Words; count: number }];
  "phrase.suggest": [{ prefix: string; language: Words }, { words: string[] }];
  "phrase.quiz": [{ phrase: string; questions?: number; options?: number }, { questions: { number: number; options: string[]; answer: number }[] }];
  "import.recognise": [{ text: string; accounts?: number; extra?: string } | { bytes: string; accounts?: number }, { found: Found } | Found];
  "derive.accounts": [{ phrase: string; extra?: string; kind: KeyKind; start?: number; count?: number }, { accounts: Candidate[] }];
  "vault.new": [{ pass_phrase: string }, Opened];
  "vault.open": [{ file: string; pass_phrase: string }, Opened];
  "vault.save": [{ vault: number }, { file: string }];
  "vault.seal": [{ vault: number; current: string; pass_phrase: string }, { file: string }];
  "vault.confirm": [{ vault: number; pass_phrase: string }, Record<string, never>];
  "vault.lock": [{ vault: number }, Record<string, never>];
  "vault.accounts": [{ vault: number }, { accounts: VaultAccount[] }];
  "vault.add": [{ vault: number; name: string; origin: Origin }, VaultAccount];
  "vault.add_next": [{ vault: number; from: string; name: string; kind?: KeyKind }, VaultAccount];
  "vault.rename": [{ vault: number; account: string; name: string }, VaultAccount];
  "vault.remove": [{ vault: number; account: string }, Record<string, never>];
  "vault.merge": [{ vault: number; file: string; pass_phrase: string }, { added: VaultAccount[]; held: string[] }];
  "vault.wrap": [{ vault: number; secret: string }, { wrapped: string }];
  "vault.unwrap": [{ file: string; wrapped: string; secret: string }, Opened];
  "private.seal": [{ vault: number; account: string; text: string }, { sealed: string }];
  "private.open": [{ vault: number; account: string; sealed: string }, { text: string }];
  "export.phrase": [{ vault: number; pass_phrase: string; account: string }, Phrase & { extra?: string; path: string; kind: KeyKind }];
  "export.key": [{ vault: number; pass_phrase: string; account: string }, { kind: KeyKind; key: string }];
  "export.keystore": [{ vault: number; pass_phrase: string; account: string; file_pass_phrase: string }, { file: string; name: string }];
  "export.backup": [{ vault: number; pass_phrase: string; file_pass_phrase?: string }, { file: string; name: string }];
  "address.parse": [{ text: string }, Address];
  "address.of_key": [PublicKey, Address];
  "address.lookalike": [{ address: string; known: string[] }, { lookalike: string | null; distance: number | null }];
  "link.make": [{ to: string; asset?: number; amount?: string; memo?: string }, { link: string }];
  "link.parse": [{ text: string }, Link];
  "qr.make": [{ text: string; level?: "low" | "medium" | "quartile" | "high" }, { size: number; path: string }];
  "transaction.nonce": [{ next: number; used: number[]; taken?: number[] }, { nonce: number }];
  "transaction.quote": [{ fees: FeeSchedule; operations: Operation[]; asset?: number }, Money];
  "transaction.build": [{ payer: string; nonce: number; valid_until_ms: number; fee_limit: Money; operations: Operation[] }, Draft];
  "transaction.read": [{ bytes: string }, Draft];
  "transaction.summary": [{ bytes: string; assets?: unknown[]; names?: { address: string; name: string }[]; pools?: unknown[]; markets?: unknown[]; campaigns?: unknown[]; loans?: unknown[] }, { en: Sentences; zh: Sentences }];
  "transaction.sign": [{ vault: number; account: string; draft: string; for?: string }, Draft];
  "transaction.merge": [{ drafts: string[] }, Draft];
  "transaction.request": [{ draft: string }, { file: string; name: string; link: string }];
  "passkey.register": [{ public_key: string }, Address & { public_key: PublicKey }];
  "passkey.challenge": [{ draft: string }, { challenge: string }];
  "passkey.sign": [{ draft: string; for: string; key: string; response: { authenticatorData: string; clientDataJSON: string; signature: string } }, Draft];
  "packet.key": [{ vault: number; account: string; salt: string }, { claim_key: string }];
  "packet.link": [{ vault: number; account: string; salt: string; packet: number }, { link: string }];
  "packet.prove": [{ link: string; claimer: string }, { packet: number; proof: { key: string; signature: string } }];
  "memo.seal": [{ text: string; receiver: PublicKey }, { sealed: string }];
  "memo.open": [{ vault: number; account: string; sealed: string }, { text: string }];
  "proof.verify": [{ file: string; language?: "en" | "zh" }, { header: Header; line: ProvedLine }];
  "proof.loan": [{ file: string; language?: "en" | "zh" }, ProvedLoan];
  "proof.make_loan": [{ note: string; receipts: string[] }, { file: string; name: string }];
  "proof.block": [{ certificate: string }, { header: Header }];
};
