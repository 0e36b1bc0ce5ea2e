// Written by `npm run schema` from the node's OpenAPI document. Do not edit: change the node, and run it again.

/** An account, as of the last final block. One that has never been used has an address and nothing else. */
export type Account = {
  address: string;
  assets: AssetBrief[];
  authority?: Authority | null;
  /** Balances, the first ones first; more are under `/balances` when `more_balances` is set. */
  balances: Balance[];
  /** Whether the ledger keeps a record of it. */
  exists: boolean;
  /** The first and the last block that touched it, by the index. */
  first_height?: number | null;
  /** The same address as `0x` hexadecimal. */
  hex: string;
  inbox: Inbox;
  last_height?: number | null;
  more_balances: boolean;
  name?: string | null;
  nonces: Nonces;
  security?: Security | null;
};

/** What is done. Fields and rules are those of the reference's pages. */
export type Action = {
  authority: Authority;
  kind: "set_keys";
} | {
  authority: Authority;
  kind: "open_shared";
} | {
  expires_ms: number;
  key: PublicKey;
  kind: "grant_key";
  limits?: KeyLimit[];
  /** Kinds of operations that the key may sign. */
  operations: string[];
} | {
  key: PublicKey;
  kind: "revoke_key";
} | {
  delay_ms: number;
  guardians: string[];
  kind: "set_guardians";
  threshold: number;
} | {
  account: string;
  authority: Authority;
  kind: "start_recovery";
} | {
  kind: "veto_recovery";
} | {
  account: string;
  kind: "finish_recovery";
} | {
  kind: "claim_name";
  name: string;
} | {
  accept?: number[];
  kind: "set_inbox";
  refuse_unknown: boolean;
  require_memo: boolean;
} | {
  cap?: string | null;
  code: string;
  decimals: number;
  icon?: string | null;
  initial_supply?: string;
  kind: "create_asset";
  name: string;
  powers?: Powers;
} | {
  amount: string;
  asset: number;
  kind: "mint";
  to: string;
} | {
  amount: string;
  asset: number;
  kind: "burn";
} | {
  account: string;
  asset: number;
  kind: "freeze";
} | {
  account: string;
  asset: number;
  kind: "unfreeze";
} | {
  account: string;
  asset: number;
  kind: "allow";
} | {
  account: string;
  asset: number;
  kind: "disallow";
} | {
  amount: string;
  asset: number;
  from: string;
  kind: "claw_back";
  to: string;
} | {
  asset: number;
  kind: "pause";
} | {
  asset: number;
  kind: "resume";
} | {
  asset: number;
  icon?: string | null;
  kind: "edit_asset";
  name: string;
} | {
  asset: number;
  kind: "renounce_power";
  power: Power;
} | {
  amount: string;
  asset: number;
  kind: "send";
  memo?: Memo | null;
  to: string;
} | {
  asset: number;
  kind: "send_many";
  memo?: Memo | null;
  shares: Share[];
} | {
  amount: string;
  asset: number;
  deadline_ms: number;
  kind: "hold";
  memo?: Memo | null;
  to: string;
} | {
  held: number;
  kind: "accept_held";
} | {
  held: number;
  kind: "return_held";
} | (CreatePacket & {
  kind: "create_packet";
}) | (ClaimPacket & {
  kind: "claim_packet";
}) | (ReclaimPacket & {
  kind: "reclaim_packet";
}) | (GrantMandate & {
  kind: "grant_mandate";
}) | (PullMandate & {
  kind: "pull_mandate";
}) | (RevokeMandate & {
  kind: "revoke_mandate";
});

/** One line of an account's activity. */
export type ActivityLine = {
  /** Base units really delivered or, without a direction, set aside. */
  amount?: string | null;
  asset?: number | null;
  /** Who else is involved. */
  counterparty?: string | null;
  direction: Way;
  fee?: Money | null;
  height: number;
  index: number;
  /** The operation's kind; `fee` when the account only paid for it. */
  kind: string;
  memo?: Memo | null;
  /** The operation's place in the transaction; absent for a fee alone. */
  operation?: number | null;
  refusal?: RefusalDetails | null;
  time_ms: number;
  transaction: string;
};

/** An asset. */
export type Asset = AssetBrief & {
  /** Base units ever destroyed. */
  burned: string;
  /** Most base units that may ever circulate at once; absent: no cap. */
  cap?: string | null;
  /** How many accounts hold some, by the index. */
  holders?: number | null;
  /** Base units ever made. */
  minted: string;
  /** Whether all movement is stopped now. */
  paused: boolean;
  powers: Powers;
  /** Base units in existence: minted − burned. */
  supply: string;
};

/** What is needed to show an amount of an asset. */
export type AssetBrief = {
  /** Not unique: show it with the issuer and the id. */
  code: string;
  /** How many of an amount's last digits stand after the point. */
  decimals: number;
  /** SHA-256 of the icon's bytes, which live off the ledger. */
  icon?: string | null;
  id: number;
  issuer: string;
  name: string;
};

/** Who may act for an account: signatures of `keys` that weigh `threshold` or more. */
export type Authority = {
  /** Strictly ascending by kind, then by key. */
  keys: WeightedKey[];
  threshold: number;
};

/** What an account holds of one asset. */
export type Balance = {
  /** The account asked for the asset; unset: it lies on the shelf. */
  accepted: boolean;
  /** The asset's allow-list names the account. */
  allowed: boolean;
  /** Base units. */
  amount: string;
  asset: number;
  /** The asset's freezer stopped the account from sending it. */
  frozen: boolean;
};

/** How a balance would change. */
export type BalanceChange = {
  account: string;
  after: string;
  asset: number;
  /** Base units. */
  before: string;
};

/** A block: its header, and a page of its transactions. */
export type Block = {
  digest: string;
  epoch: number;
  height: number;
  /** The proposer's Ed25519 key. */
  leader: string;
  parent: string;
  parent_view: number;
  receipts_root: string;
  /** The network's randomness of the parent's view. */
  seed: string;
  state_root: string;
  sync: SyncTarget;
  time_ms: number;
  transaction_count: number;
  transactions: Page_TransactionBrief;
  transactions_root: string;
  view: number;
};

/** A block in a list. */
export type BlockBrief = {
  digest: string;
  height: number;
  /** The proposer's Ed25519 key. */
  leader: string;
  time_ms: number;
  /** How many transactions it holds. */
  transactions: number;
};

/** Takes a share for the actor. */
export type ClaimPacket = {
  packet: number;
  proof?: ClaimProof | null;
};

/** A claim key and its signature of the claim, hexadecimal. */
export type ClaimProof = {
  key: string;
  signature: string;
};

/** Sets units aside in shares for whoever comes first. */
export type CreatePacket = {
  asset: number;
  /** An Ed25519 key, 64 hexadecimal digits: only claims it has signed are good. Left out, anyone may claim. */
  claim_key?: string | null;
  /** How many shares: 1 to 1,000. */
  count: number;
  expires_ms: number;
  memo?: Memo | null;
  split: Split;
  /** Base units, all shares together. */
  total: string;
};

/** Something other than a movement that happened. */
export type Event = {
  account: string;
  kind: "keys_set";
} | {
  account: string;
  kind: "shared_opened";
} | {
  key: PublicKey;
  kind: "key_granted";
} | {
  key: PublicKey;
  kind: "key_revoked";
} | {
  account: string;
  kind: "guardians_set";
} | {
  account: string;
  kind: "recovery_started";
  ready_ms?: number | null;
} | {
  account: string;
  kind: "recovery_vetoed";
} | {
  account: string;
  kind: "recovery_finished";
} | {
  kind: "name_claimed";
  name: string;
} | {
  account: string;
  kind: "inbox_set";
} | {
  asset: number;
  kind: "asset_created";
} | {
  account: string;
  asset: number;
  kind: "freeze_changed";
  set: boolean;
} | {
  account: string;
  asset: number;
  kind: "allow_changed";
  set: boolean;
} | {
  asset: number;
  kind: "pause_set";
  paused: boolean;
} | {
  asset: number;
  kind: "asset_edited";
} | {
  asset: number;
  kind: "power_renounced";
  power: Power;
} | {
  from: string;
  held: number;
  kind: "held_opened";
  to: string;
} | {
  from: string;
  held: number;
  kind: "held_accepted";
  to: string;
} | {
  from: string;
  held: number;
  kind: "held_returned";
  to: string;
} | {
  creator: string;
  kind: "packet_created";
  packet: number;
} | {
  amount: string;
  claimer: string;
  kind: "packet_claimed";
  packet: number;
  share: number;
} | {
  amount: string;
  creator: string;
  kind: "packet_reclaimed";
  packet: number;
} | {
  kind: "mandate_granted";
  mandate: number;
  payee?: string | null;
  payer: string;
} | {
  kind: "mandate_pulled";
  left: string;
  mandate: number;
  payee: string;
  payer: string;
} | {
  kind: "mandate_revoked";
  mandate: number;
  payee?: string | null;
  payer: string;
};

/** What has become of a transaction so far. */
export type Fate = "unknown" | "pending" | "dropped" | "final";

/** The answer of the faucet. */
export type FaucetAnswer = {
  /** The id of the payment, which is on its way. */
  transaction: string;
};

/** Who wants coins. */
export type FaucetRequest = {
  address: string;
};

/** All prices. */
export type FeeSchedule = {
  /** The price of kinds that have none of their own, in base units of the coin. */
  base: string;
  prices: Price[];
  rates: Rate[];
};

/** One thing that a text may mean. */
export type Found = {
  address: string;
  kind: "account";
  name?: string | null;
} | {
  height: number;
  id: string;
  index: number;
  kind: "transaction";
} | {
  digest: string;
  height: number;
  kind: "block";
} | {
  asset: AssetBrief;
  kind: "asset";
} | {
  held: number;
  kind: "held";
} | {
  kind: "packet";
  packet: number;
} | {
  kind: "mandate";
  mandate: number;
};

/** Lets a payee take units from the actor, period by period. */
export type GrantMandate = {
  /** Base units within one period. */
  amount: string;
  asset: number;
  /** Block time until which units may be pulled; left out: until it is revoked. */
  end_ms?: number | null;
  mandate_kind: MandateKind;
  memo?: Memo | null;
  /** Left out: anyone, and the period's amount is for all of them together. */
  payee?: string | null;
  period_ms: number;
  /** Block time from which periods are counted. */
  start_ms: number;
};

/** Who may recover the account. */
export type Guardians = {
  delay_ms: number;
  members: string[];
  threshold: number;
};

/** A held send that waits to be accepted or returned. */
export type Held = {
  /** Base units. */
  amount: string;
  asset: number;
  /** Until when, in block time, the receiver may accept. */
  deadline_ms: number;
  from: string;
  id: number;
  to: string;
};

/** A held send with its asset. */
export type HeldAnswer = {
  assets: AssetBrief[];
  held: Held;
};

/** An account that holds some of an asset. */
export type Holder = {
  account: string;
  /** Base units. */
  amount: string;
};

/** What the account takes. */
export type Inbox = {
  /** It refuses assets that it has not accepted. */
  refuse_unknown: boolean;
  /** It refuses sends without a memo. */
  require_memo: boolean;
};

/** How far the node's index is. */
export type IndexState = {
  height: number;
  /** Final blocks that are not in it yet. */
  lag: number;
  /** Whether it can answer: unset while the genesis is still being written. */
  ready: boolean;
};

/** Which curve and rules a key follows. */
export type KeyKind = "ed25519" | "secp256k1" | "p256";

/** What a scoped key may move of one asset. */
export type KeyLimit = {
  /** Most base units within one period. */
  amount: string;
  asset: number;
  period_ms: number;
};

/** A mandate: in force, or as the index remembers it. */
export type Mandate = {
  /** Base units within one period. */
  amount: string;
  asset: number;
  /** Block time until which units may be pulled. */
  end_ms?: number | null;
  id: number;
  kind: MandateKind;
  /** Base units that the mandate allows to pull now; absent before its start, past its end and when it is revoked. */
  left?: string | null;
  memo?: Memo | null;
  /** Absent: anyone but the payer. */
  payee?: string | null;
  payer: string;
  period_ms: number;
  revoked: boolean;
  /** Block time from which periods are counted. */
  start_ms: number;
};

/** A mandate with its asset. */
export type MandateAnswer = {
  assets: AssetBrief[];
  mandate: Mandate;
};

/** Who pulls, and how much. */
export type MandateKind = "subscription" | "standing_order";

/** Units that were pulled. */
export type MandatePull = {
  /** Base units. */
  amount: string;
  height: number;
  /** Base units that could be pulled yet in the same period. */
  left: string;
  /** Who received them. */
  receiver: string;
  time_ms: number;
  transaction: string;
};

/** A note that travels with a send. */
export type Memo = {
  /** For everyone to read. */
  text: string;
} | {
  /** For the receiver to read: hexadecimal. */
  sealed: string;
};

/** An amount of an asset. */
export type Money = {
  /** Base units. */
  amount: string;
  asset: number;
};

/** Units that moved. */
export type Move = {
  /** Base units. */
  amount: string;
  asset: number;
  from: Place;
  /** The operation that moved them. */
  operation: number;
  to: Place;
};

/** Who has a name. */
export type NamedAccount = {
  address: string;
  name: string;
};

/** The network, as this node sees it. */
export type Network = {
  chain_id: number;
  coin: AssetBrief;
  /** Whether this node has a faucet. */
  faucet: boolean;
  /** Fees collected and not yet shared out. */
  fee_pot: Money[];
  fees: FeeSchedule;
  /** From the last block's time to its being final here. */
  finality_ms: number;
  /** The hash of its genesis, which every transaction's id is bound to. */
  genesis: string;
  /** When it began. */
  genesis_time_ms: number;
  height: number;
  index?: IndexState | null;
  /** The members' Ed25519 keys. */
  members: string[];
  name: string;
  /** Members connected to this one. */
  peers: number;
  /** What stands before its addresses. */
  prefix: string;
  /** The network's public key, 96 bytes of BLS12-381: what certificates are checked with. */
  public_key: string;
  /** The last block's time. */
  time_ms: number;
  /** The software's version. */
  version: string;
};

/** How the node is doing. */
export type NodeStatus = {
  digest: string;
  epoch: number;
  finality_ms: number;
  height: number;
  index?: IndexState | null;
  peers: number;
  time_ms: number;
  version: string;
  view: number;
  /** Whether this member votes. */
  voting: boolean;
  waiting_bytes: number;
  /** Transactions that wait for a block, and their bytes. */
  waiting_transactions: number;
};

/** Which nonces may be used: `next` and the 63 after it, but for those in `used`. */
export type Nonces = {
  /** The lowest nonce that may be used. */
  next: number;
  /** Later ones that are used already. */
  used: number[];
};

/** One action by one account. */
export type Operation = {
  action: Action;
  /** The account that acts. */
  actor: string;
};

/** A packet: open, or as the index remembers it. */
export type Packet = {
  asset: number;
  /** The key whose signature a claim needs; absent when anyone may claim. */
  claim_key?: string | null;
  claimed: number;
  /** How many shares there are, and how many are claimed. */
  count: number;
  creator: string;
  /** Whether nothing is left in it. */
  ended: boolean;
  /** Until when, in block time, shares may be claimed. */
  expires_ms: number;
  /** The block it was made in; shares may be claimed from the next one on. */
  height: number;
  id: number;
  /** Base units left in it. */
  left: string;
  /** Base units that went back to the creator, when they did. */
  returned?: string | null;
  split: Split;
  /** Base units set aside in it, all shares together. */
  total: string;
};

/** A packet with its asset. */
export type PacketAnswer = {
  assets: AssetBrief[];
  packet: Packet;
};

/** A claimed share. */
export type PacketClaim = {
  /** Base units. */
  amount: string;
  claimer: string;
  height: number;
  /** How many had claimed before. */
  share: number;
  time_ms: number;
  transaction: string;
};

/** A page of a list. */
export type Page_ActivityLine = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** Base units really delivered or, without a direction, set aside. */
    amount?: string | null;
    asset?: number | null;
    /** Who else is involved. */
    counterparty?: string | null;
    direction: Way;
    fee?: Money | null;
    height: number;
    index: number;
    /** The operation's kind; `fee` when the account only paid for it. */
    kind: string;
    memo?: Memo | null;
    /** The operation's place in the transaction; absent for a fee alone. */
    operation?: number | null;
    refusal?: RefusalDetails | null;
    time_ms: number;
    transaction: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Asset = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: (AssetBrief & {
    /** Base units ever destroyed. */
    burned: string;
    /** Most base units that may ever circulate at once; absent: no cap. */
    cap?: string | null;
    /** How many accounts hold some, by the index. */
    holders?: number | null;
    /** Base units ever made. */
    minted: string;
    /** Whether all movement is stopped now. */
    paused: boolean;
    powers: Powers;
    /** Base units in existence: minted − burned. */
    supply: string;
  })[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Balance = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** The account asked for the asset; unset: it lies on the shelf. */
    accepted: boolean;
    /** The asset's allow-list names the account. */
    allowed: boolean;
    /** Base units. */
    amount: string;
    asset: number;
    /** The asset's freezer stopped the account from sending it. */
    frozen: boolean;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_BlockBrief = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    digest: string;
    height: number;
    /** The proposer's Ed25519 key. */
    leader: string;
    time_ms: number;
    /** How many transactions it holds. */
    transactions: number;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Held = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** Base units. */
    amount: string;
    asset: number;
    /** Until when, in block time, the receiver may accept. */
    deadline_ms: number;
    from: string;
    id: number;
    to: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Holder = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    account: string;
    /** Base units. */
    amount: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Mandate = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** Base units within one period. */
    amount: string;
    asset: number;
    /** Block time until which units may be pulled. */
    end_ms?: number | null;
    id: number;
    kind: MandateKind;
    /** Base units that the mandate allows to pull now; absent before its start, past its end and when it is revoked. */
    left?: string | null;
    memo?: Memo | null;
    /** Absent: anyone but the payer. */
    payee?: string | null;
    payer: string;
    period_ms: number;
    revoked: boolean;
    /** Block time from which periods are counted. */
    start_ms: number;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_MandatePull = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** Base units. */
    amount: string;
    height: number;
    /** Base units that could be pulled yet in the same period. */
    left: string;
    /** Who received them. */
    receiver: string;
    time_ms: number;
    transaction: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Packet = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    asset: number;
    /** The key whose signature a claim needs; absent when anyone may claim. */
    claim_key?: string | null;
    claimed: number;
    /** How many shares there are, and how many are claimed. */
    count: number;
    creator: string;
    /** Whether nothing is left in it. */
    ended: boolean;
    /** Until when, in block time, shares may be claimed. */
    expires_ms: number;
    /** The block it was made in; shares may be claimed from the next one on. */
    height: number;
    id: number;
    /** Base units left in it. */
    left: string;
    /** Base units that went back to the creator, when they did. */
    returned?: string | null;
    split: Split;
    /** Base units set aside in it, all shares together. */
    total: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_PacketClaim = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** Base units. */
    amount: string;
    claimer: string;
    height: number;
    /** How many had claimed before. */
    share: number;
    time_ms: number;
    transaction: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_TransactionBrief = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    fee: Money;
    height: number;
    id: string;
    index: number;
    /** The kind of its first operation. */
    kind: string;
    /** How many operations it has. */
    operations: number;
    payer: string;
    refusal?: RefusalDetails | null;
    time_ms: number;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** Where units are. */
export type Place = {
  kind: "supply";
} | {
  account: string;
  kind: "account";
} | {
  held: number;
  kind: "held";
} | {
  kind: "fee_pot";
} | {
  kind: "packet";
  packet: number;
};

/** A power over an asset. */
export type Power = "mint" | "freeze" | "claw_back" | "pause" | "allow_list" | "edit";

/** The account that holds each power; absent: nobody, for ever. */
export type Powers = {
  /** Says which accounts may hold the asset. */
  allow_list?: string | null;
  /** May take units from an account. */
  claw_back?: string | null;
  /** May change name and icon. */
  edit?: string | null;
  /** May stop an account from sending. */
  freeze?: string | null;
  /** May make new units. */
  mint?: string | null;
  /** May stop every movement. */
  pause?: string | null;
};

/** The price of one kind of operation, in the coin. */
export type Price = {
  /** Base units of the coin for each unit of work. */
  amount: string;
  kind: string;
};

/** An error as RFC 9457 has it. */
export type ProblemDetails = {
  /** The stable code: a refusal's (100–899), the pool's (900–949) or the API's (1000 and up). */
  code: number;
  /** What is wrong and what to do. */
  detail: string;
  /** What a parser said, in English. */
  note?: string | null;
  /** The HTTP status. */
  status: number;
  /** What is wrong. */
  title: string;
  /** Names the kind of problem. */
  type: string;
};

/** A public key. */
export type PublicKey = {
  /** Hexadecimal: 32 bytes for ed25519, `x || y` of 64 for the others. */
  key: string;
  kind: KeyKind;
};

/** Takes units by a mandate. */
export type PullMandate = {
  /** Base units. */
  amount: string;
  mandate: number;
};

/** How much of a listed asset stands for an amount of the coin: `coin × numerator ÷ denominator`, rounded up. */
export type Rate = {
  asset: number;
  denominator: string;
  numerator: string;
};

/** What became of a transaction. */
export type Receipt = {
  /** Whether the operations applied, all of them. */
  applied: boolean;
  events: Event[];
  /** What was really charged. */
  fee: Money;
  /** What really moved; the fee is not among it. */
  moves: Move[];
  payer: string;
  refused?: Refused | null;
  /** The transaction's id. */
  transaction: string;
};

/** Sends what is left in an expired packet back to its creator. */
export type ReclaimPacket = {
  packet: number;
};

/** A recovery under way. */
export type Recovery = {
  /** Guardians who asked for it. */
  approvals: string[];
  authority: Authority;
  /** Block time from which it may be finished; absent until enough guardians asked. */
  ready_ms?: number | null;
};

/** A broken rule of the ledger. */
export type RefusalDetails = {
  /** The stable code. */
  code: number;
  /** What is wrong and what to do, in the request's language. */
  message: string;
  name: string;
};

/** Which operation broke which rule. */
export type Refused = RefusalDetails & {
  operation: number;
};

/** Ends a mandate. */
export type RevokeMandate = {
  mandate: number;
};

/** A key that acts within limits. */
export type ScopedKey = {
  /** Block time from which the key is void. */
  expires_ms: number;
  key: PublicKey;
  limits: KeyLimit[];
  /** Kinds of operations it may sign. */
  operations: string[];
  /** For each limit, in order: what was moved in the current period, which began at `since_ms`. */
  spent: Spent[];
};

/** Everything that the text may mean, likeliest first. */
export type SearchAnswer = {
  found: Found[];
};

/** Scoped keys, guardians and recovery. */
export type Security = {
  guardians?: Guardians | null;
  recovery?: Recovery | null;
  scoped_keys: ScopedKey[];
};

/** One receiver and its share. */
export type Share = {
  /** Base units. */
  amount: string;
  to: string;
};

/** One key's signature. */
export type Signature = PublicKey & {
  /** What a passkey's authenticator signed besides the id, for P-256. */
  authenticator_data?: string | null;
  client_data_json?: string | null;
  /** Hexadecimal, 64 bytes. */
  signature: string;
};

/** What a transaction would do on the last final state. */
export type SimulateAnswer = {
  assets: AssetBrief[];
  /** The canonical bytes of the body, hexadecimal. */
  body: string;
  /** Balances that would change, fee included. */
  changes: BalanceChange[];
  fee?: Money | null;
  /** The id that would be signed. */
  id: string;
  receipt?: Receipt | null;
  refusal?: RefusalDetails | null;
};

/** What to simulate. What is left out is filled in as a wallet would. */
export type SimulateRequest = {
  /** The asset the fee is paid in; the coin when left out. */
  fee_asset?: number;
  /** The most that the fee may be; the quote when left out. */
  fee_limit?: string | null;
  /** The payer's lowest free nonce when left out. */
  nonce?: number | null;
  operations: Operation[];
  /** The first operation's actor when left out. */
  payer?: string | null;
  /** A minute after the last block when left out. */
  valid_until_ms?: number | null;
};

/** What a scoped key has moved of one asset in the current period. */
export type Spent = Money & {
  since_ms: number;
};

/** How a packet's total is split. */
export type Split = "equal" | "random";

/** What the node says. */
export type StreamEvent = {
  height: number;
  topic: Topic;
  type: "subscribed";
} | {
  topic: Topic;
  type: "unsubscribed";
} | {
  block: BlockBrief;
  type: "block";
} | {
  account: string;
  assets: AssetBrief[];
  height: number;
  lines: ActivityLine[];
  type: "activity";
} | {
  assets: AssetBrief[];
  height: number;
  id: string;
  index: number;
  receipt: Receipt;
  type: "transaction";
} | {
  problem: ProblemDetails;
  type: "error";
};

/** What a client says. */
export type StreamRequest = {
  subscribe: Topic;
} | {
  unsubscribe: Topic;
};

/** The answer for one submitted transaction. */
export type SubmissionResult = {
  /** 0 accepted, 1 pending, 2 final, else the refusal's or the pool's code. */
  code: number;
  height?: number | null;
  id?: string | null;
  index?: number | null;
  /** What is wrong and what to do. */
  message?: string | null;
  receipt?: Receipt | null;
  status: SubmissionStatus;
};

/** What became of a submission. */
export type SubmissionStatus = "accepted" | "pending" | "final" | "refused" | "no_room";

/** One answer for each transaction, in order. */
export type SubmitAnswer = {
  assets?: AssetBrief[];
  results: SubmissionResult[];
};

/** Transactions to submit: hexadecimal canonical bytes, one or several. */
export type SubmitRequest = {
  /** One: a refusal is answered as an error. */
  transaction: string;
} | {
  /** Up to 10,000: each has its answer in the list. */
  transactions: string[];
};

/** Where the state database's log begins and ends after the block, and its root. */
export type SyncTarget = {
  end: number;
  root: string;
  start: number;
};

/** What a stream can be told of. */
export type Topic = "blocks" | {
  /** Everything that happens to an account: `tally1…`, `0x…` or `@name`. */
  account: string;
} | {
  /** That a transaction is final; once. */
  transaction: string;
};

/** A transaction. */
export type Transaction = {
  chain_id: number;
  /** The most that the fee may be. */
  fee_limit: Money;
  nonce: number;
  operations: Operation[];
  /** Pays the fee and brings the nonce. */
  payer: string;
  /** Block time until which, inclusive, it may enter a block. */
  valid_until_ms: number;
  witnesses: Witness[];
};

/** A transaction's fate and, once it is final, everything about it. */
export type TransactionAnswer = {
  assets?: AssetBrief[];
  /** The block's digest. */
  block?: string | null;
  height?: number | null;
  id: string;
  /** Its place in the block. */
  index?: number | null;
  receipt?: Receipt | null;
  refusal?: RefusalDetails | null;
  status: Fate;
  time_ms?: number | null;
  transaction?: Transaction | null;
};

/** A transaction in a list. */
export type TransactionBrief = {
  fee: Money;
  height: number;
  id: string;
  index: number;
  /** The kind of its first operation. */
  kind: string;
  /** How many operations it has. */
  operations: number;
  payer: string;
  refusal?: RefusalDetails | null;
  time_ms: number;
};

/** What to wait for. */
export type Wait = "final";

/** Which way units went, seen from the account. */
export type Way = "in" | "out" | "none";

/** A key and what its signature weighs. */
export type WeightedKey = {
  key: PublicKey;
  weight: number;
};

/** The signatures that speak for one account. */
export type Witness = {
  account: string;
  signatures: Signature[];
};
