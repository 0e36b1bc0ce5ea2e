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

/** A trade, seen from one of its two accounts. */
export type AccountFill = Trade & {
  /** What the account did with the base asset. */
  bought: boolean;
  /** The maker's fee in base units of the quote asset; a taker's is rounded once for a whole order and stands in its receipt. */
  fee?: string | null;
  market: number;
  role: Role;
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
}) | (OfferLoan & {
  kind: "offer_loan";
}) | (LoanOnly & {
  kind: "accept_loan";
}) | (LoanOnly & {
  kind: "withdraw_offer";
}) | (SignLoan & {
  kind: "sign_loan";
}) | (LoanAmount & {
  kind: "repay";
}) | (LoanAmount & {
  kind: "record_repayment";
}) | (ConfirmRepayment & {
  kind: "confirm_repayment";
}) | (LoanAmount & {
  kind: "forgive";
}) | (AssignLoan & {
  kind: "assign_loan";
}) | (LoanAmount & {
  kind: "add_collateral";
}) | (LoanOnly & {
  kind: "claim_collateral";
}) | (LoanOnly & {
  kind: "mark_default";
}) | (LoanAmount & {
  kind: "pay_as_guarantor";
}) | (StateOnLoan & {
  kind: "dispute_loan";
}) | (StateOnLoan & {
  kind: "witness_loan";
}) | (LoanOnly & {
  kind: "release_collateral";
}) | (OpenFeed & {
  kind: "open_feed";
}) | (EditFeed & {
  kind: "edit_feed";
}) | (ReportPrice & {
  kind: "report";
}) | (OpenStablecoin & {
  kind: "open_stablecoin";
}) | (EditStablecoin & {
  kind: "edit_stablecoin";
}) | (Attest & {
  kind: "attest";
}) | (MintToDealer & {
  kind: "mint_to_dealer";
}) | (RequestRedemption & {
  kind: "request_redemption";
}) | (RedemptionOnly & {
  kind: "take_redemption";
}) | (SettleRedemption & {
  kind: "settle_redemption";
}) | (RedemptionOnly & {
  kind: "cancel_redemption";
}) | (OpenBasket & {
  kind: "open_basket";
}) | (BasketAmount & {
  kind: "compose_basket";
}) | (BasketAmount & {
  kind: "decompose_basket";
}) | (VoteComposition & {
  kind: "vote_composition";
}) | (BasketOnly & {
  kind: "adopt_composition";
}) | {
  commission_bps: number;
  kind: "become_candidate";
  name: string;
  /** The Ed25519 key of the member it runs or would run. */
  validator: string;
} | {
  amount: string;
  candidate: number;
  kind: "bond";
} | {
  amount: string;
  candidate: number;
  kind: "unbond";
} | {
  candidate: number;
  kind: "finish_unbonding";
} | {
  amount: string;
  from: number;
  kind: "move_stake";
  to: number;
} | {
  candidate: number;
  kind: "claim_rewards";
} | {
  candidate: number;
  commission_bps: number;
  kind: "set_commission";
} | {
  candidate: number;
  kind: "retire_candidate";
} | {
  account: string;
  candidate: number;
  kind: "carry_penalty";
} | {
  asset: number;
  /** Yearly rate of flexible deposits; 0: there are none. */
  flexible_bps?: number;
  kind: "open_pool";
  name: string;
  /** Strictly ascending by time. */
  terms?: SavingsTerm[];
} | {
  amount: string;
  kind: "fund_pool";
  pool: number;
} | {
  amount: string;
  kind: "deposit_flexible";
  pool: number;
} | {
  amount: string;
  kind: "withdraw_flexible";
  pool: number;
} | {
  amount: string;
  kind: "deposit_fixed";
  pool: number;
  term_ms: number;
} | {
  deposit: number;
  /** Agrees to lose the interest, should the term not be over. */
  forfeit?: boolean;
  kind: "withdraw_fixed";
} | {
  kind: "close_pool";
  pool: number;
} | {
  kind: "reclaim_budget";
  pool: number;
} | {
  account: string;
  kind: "set_seat";
} | {
  kind: "propose";
  /** Where the text can be read. */
  link?: string | null;
  measure: Measure;
  /** SHA-256 of the text that says why. */
  text?: string | null;
  title: string;
} | {
  kind: "vote";
  proposal: number;
  yes: boolean;
} | {
  kind: "withdraw_proposal";
  proposal: number;
} | {
  kind: "enact";
  proposal: number;
} | {
  kind: "close_proposal";
  proposal: number;
} | {
  base: number;
  kind: "open_market";
  lot: string;
  quote: number;
  tick: string;
} | {
  client_id?: number | null;
  kind: "place_order";
  lots: string;
  market: number;
  most: number;
  order_kind: OrderKind;
  price: number;
  side: Side;
} | {
  kind: "cancel_order";
  order: number;
} | {
  kind: "cancel_all";
  market: number;
  most: number;
} | {
  amount: string;
  give: number;
  kind: "convert";
  least: string;
  most: number;
  path: number[];
} | {
  kind: "collect_fees";
  market: number;
} | (OpenReferral & {
  kind: "open_referral";
}) | {
  amount: string;
  campaign: number;
  kind: "fund_campaign";
} | {
  campaign: number;
  kind: "bind_referrer";
  referrer: string;
} | {
  campaign: number;
  /** Strictly ascending. */
  invitees: string[];
  kind: "claim_referral";
} | {
  campaign: number;
  kind: "close_referral";
} | (OpenMining & {
  kind: "open_mining";
}) | {
  campaign: number;
  kind: "join_mining";
} | {
  campaign: number;
  candidate: number;
  kind: "like_post";
  post: number;
} | (AttestReading & {
  kind: "attest_reading";
}) | {
  campaign: number;
  epoch: number;
  kind: "claim_mining";
} | {
  campaign: number;
  kind: "close_mining";
} | (OpenDeal & {
  kind: "open_deal";
}) | {
  deal: number;
  kind: "accept_deal";
} | (DealNoted & {
  kind: "ship_deal";
}) | {
  deal: number;
  kind: "confirm_deal";
} | {
  deal: number;
  kind: "refund_deal";
} | {
  deal: number;
  kind: "settle_deal";
} | (DealNoted & {
  kind: "dispute_deal";
}) | (RuleDeal & {
  kind: "rule_deal";
}) | {
  deal: number;
  kind: "cancel_deal";
  to_seller: string;
} | (RegisterPublisher & {
  kind: "register_publisher";
}) | (Post & {
  kind: "post";
}) | {
  kind: "withdraw_post";
  post: number;
} | {
  amount: string;
  asset: number;
  kind: "tip";
  post: number;
};

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

/** Somebody appointed to a role. */
export type Appointment = {
  holder: string;
  /** The proposal that said so. */
  proposal: number;
  role: string;
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

export type AssignLoan = {
  loan: number;
  /** Who is to be the lender. */
  to: string;
};

export type Attest = {
  /** Base units that the custodian holds the money for. */
  amount: string;
  as_of_ms: number;
  coin: number;
  /** SHA-256 of the statement that says so. */
  document: string;
};

/** The app says who has read how much. */
export type AttestReading = {
  campaign: number;
  readers: Reader[];
};

/** What a custodian said it holds. */
export type Attestation = {
  /** Base units. */
  amount: string;
  as_of_ms: number;
  /** Base units that count now: 0 when it is too old. */
  counted: string;
  /** SHA-256 of the statement that says so. */
  document: string;
  /** Base units paid out for redemptions since. */
  paid: string;
};

/** What a custodian said, once. */
export type AttestationLine = {
  /** Base units. */
  amount: string;
  as_of_ms: number;
  custodian: string;
  document: string;
  height: number;
  /** Time of the block it is in. */
  time_ms: number;
  transaction: string;
};

/** Who may act for an account: signatures of `keys` that weigh `threshold` or more. */
export type Authority = {
  /** Strictly ascending by kind, then by key. */
  keys: WeightedKey[];
  threshold: number;
};

/** What backs a stablecoin, and what has to be backed. */
export type Backing = {
  /** How old that is. */
  age_ms?: number | null;
  /** As-of time of the oldest fresh attestation. */
  as_of_ms?: number | null;
  /** Base units that fresh attestations count for. */
  attested: string;
  /** Base units in existence, those that wait for redemption included. */
  circulating: string;
  /** Whether what is attested covers what circulates. */
  covered: boolean;
  /** Block time of which this is. */
  time_ms: number;
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

/** A member's vote. */
export type Ballot = {
  /** The member's Ed25519 key. */
  member: string;
  /** When it voted so; absent while the index does not know. */
  time_ms?: number | null;
  yes: boolean;
};

/** An asset each of whose units is made of fixed amounts of stablecoins. */
export type Basket = AssetBrief & {
  /** Base units in existence. */
  circulating: string;
  /** Votes new compositions. */
  governor: string;
  next?: NextComposition | null;
  /** How long a new composition is announced. */
  notice_ms: number;
  parts: BasketPart[];
};

export type BasketAmount = {
  /** Base units of the basket. */
  amount: string;
  basket: number;
};

/** A basket with the coins it is made of. */
export type BasketAnswer = {
  assets: AssetBrief[];
  basket: Basket;
};

/** How much of a stablecoin is in one whole unit of a basket. */
export type BasketComponent = {
  coin: number;
  /** The coin's base units in one whole unit of the basket. */
  nominal: string;
};

export type BasketOnly = {
  basket: number;
};

/** A component, and what the basket holds of it. */
export type BasketPart = {
  coin: number;
  /** The coin's base units that the basket holds. */
  held: string;
  /** The coin's base units in one whole unit of the basket. */
  nominal: string;
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

/** What an account has with one candidate, up to the last final block. */
export type Bond = {
  /** What is bonded now, before a penalty that was not carried over yet. */
  amount: string;
  candidate: number;
  lien?: StakeLien | null;
  /** Whole units that may be claimed. */
  rewards: string;
  unbondings: Unbonding[];
};

/** What an invitee has brought its referrer. All amounts are in base units of the coin. */
export type Brought = {
  campaign: number;
  /** What they have earned it and was not paid yet: nothing more once the campaign has ended or is closed. */
  due: string;
  /** Fees counted since it was bound. */
  fees: string;
  invitee: string;
  /** What was paid to the referrer for them. */
  paid: string;
  /** Whether the campaign still pays. */
  pays: boolean;
  referrer: string;
};

/** A campaign, as of the last final block. */
export type Campaign = CampaignTerms & {
  asset: number;
  /** What is left and, for mining, not set aside for an epoch, in base units; absent when it is closed. */
  budget?: string | null;
  /** Block time of its closing. */
  closed_ms?: number | null;
  id: number;
  /** Block time of its opening. */
  opened_ms?: number | null;
  opener: string;
  /** What accounts paid in, in base units, by the index; like what follows. */
  paid_in?: string | null;
  /** What claims were paid, in base units. */
  paid_out?: string | null;
  stage: CampaignStage;
};

/** A campaign with its assets. */
export type CampaignAnswer = {
  assets: AssetBrief[];
  campaign: Campaign;
};

/** A campaign was opened, funded, joined or closed; by whom, or whose it was. */
export type CampaignMoved = {
  account: string;
  campaign: number;
};

/** Where a campaign stands. */
export type CampaignStage = "to_come" | "running" | "over" | "ended" | "closed";

/** What a campaign pays for. */
export type CampaignTerms = {
  /** Most that one referrer is paid in one epoch, in base units of the coin. */
  cap_per_epoch: string;
  /** Most that one invitee ever brings, in base units of the coin. */
  cap_per_invitee: string;
  /** Block time until which, inclusive, it binds and pays. */
  ends_ms: number;
  kind: "referral";
  /** The referrer's share of its invitees' fees, in hundredths of a percent. */
  share_bps: number;
} | {
  /** The account that attests reading. */
  app: string;
  caps: Points;
  /** The least that an epoch shares out, in base units of the asset. */
  emission: string;
  epochs: number;
  /** Absent, with what follows, when it is closed. */
  first_epoch?: number | null;
  /** Coin that came from the network's mining budget, in base units. */
  from_network?: string | null;
  kind: "mining";
  last_epoch?: number | null;
  /** Most that transacting and liking return of the fees paid, in hundredths of a percent. */
  return_bps: number;
  /** Epochs that are not lapsed, the oldest first. */
  tallies: EpochTally[];
  weights: Weights;
};

/** An order and what was left of it. */
export type Cancelled = {
  lots: string;
  order: number;
  /** It had left the book before. */
  parked: boolean;
  price: number;
  side: Side;
};

/** A candidate, with what it has earned up to the last final block. */
export type Candidate = {
  /** All that is bonded to it. */
  bonded: string;
  /** Whole units of commission that its owner may claim. */
  commission: string;
  commission_bps: number;
  id: number;
  name: string;
  owner: string;
  retired: boolean;
  /** The Ed25519 key of the member it says it runs. Nobody checked it. */
  validator: string;
};

/** What traded within one span of time. Prices are ticks for one lot. */
export type Candle = {
  /** Base units of the base asset; absent past 128 bits. */
  base_volume?: string | null;
  close: number;
  high: number;
  lots: string;
  low: number;
  open: number;
  /** Base units of the quote asset; absent past 128 bits. */
  quote_volume?: string | null;
  /** Unix milliseconds of its beginning, a multiple of its span. */
  start_ms: number;
  trades: number;
};

/** One value that would be another. */
export type Change = {
  /** The present value; absent when there is none. */
  from?: string | null;
  /** A parameter's name; of fees `base`, a kind of operation, or an asset's number with `asset `. */
  name: string;
  /** What it would be; absent when it would be gone. */
  to?: string | null;
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

/** What collateral counts for when it is claimed. */
export type CollateralValuation = {
  kind: "forfeit";
} | {
  kind: "agreed";
  value: string;
} | {
  feed: number;
  haircut_bps: number;
  /** Unset: the feed's base is the collateral and its quote is the loan's unit. Set: the other way round. */
  inverted: boolean;
  kind: "oracle";
};

export type ConfirmRepayment = {
  agree: boolean;
  loan: number;
  /** The statement's number within the note. */
  statement: number;
};

/** The council. */
export type Council = {
  /** How long a decision is known before it may take effect. */
  delay_ms: number;
  /** How many proposals were ever made. */
  proposals: number;
  /** How many votes decide. */
  quorum: number;
  seats: Seat[];
  version?: SoftwareVersion | null;
  /** How long a proposal may be voted on. */
  voting_ms: number;
  /** How long after that it may. */
  window_ms: number;
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

/** An account's credit record: what became of its notes. */
export type CreditRecord = {
  account: string;
  assets: AssetBrief[];
  borrower: CreditSide;
  lender: CreditSide;
};

/** One side of a credit record. */
export type CreditSide = {
  /** Notes marked as in default, whatever became of them. */
  defaulted: number;
  /** Notes whose last part was forgiven. */
  forgiven: number;
  /** Notes repaid of which an instalment was missed. */
  late: number;
  /** Notes made, and for a lender those taken over. */
  notes: number;
  /** Notes repaid without an instalment missed. */
  on_time: number;
  /** Notes passed on to another lender. */
  passed_on: number;
  /** By unit, in the order of first use; up to 8 units. */
  volumes: CreditVolume[];
};

/** How much was lent or borrowed of a unit, in all. */
export type CreditVolume = {
  /** Base units. */
  amount: string;
  unit: LoanUnit;
};

/** Who keeps what backs the coin. */
export type Custodian = {
  account: string;
  /** Its next attestation must be as of a later time. */
  after_ms: number;
  attestation?: Attestation | null;
  /** Most base units that count of what it attests. */
  limit: string;
};

/** Who keeps what backs the coin. */
export type CustodianTerms = {
  account: string;
  /** Most base units that count of what it attests. */
  limit: string;
};

/** A deal, as of the last final block. */
export type Deal = OpenDeal & {
  accepted_ms?: number | null;
  arbiter_agreed: boolean;
  /** What the arbiter takes when it rules, in base units. */
  arbiter_fee?: string | null;
  buyer: string;
  /** What each side would leave to the seller to end the deal, in base units. */
  buyer_offer?: string | null;
  /** The last block time for the stage's next step. */
  deadline_ms?: number | null;
  disputed?: DealDispute | null;
  ended?: DealEnded | null;
  id: number;
  opened_ms: number;
  seller_agreed: boolean;
  seller_offer?: string | null;
  shipped?: DealNote | null;
  stage: DealStage;
};

/** A deal with its asset. */
export type DealAnswer = {
  assets: AssetBrief[];
  deal: Deal;
};

/** Who decides a dispute. */
export type DealArbiter = {
  account: string;
  /** What it takes of the price when it rules, in hundredths of a percent. */
  fee_bps: number;
  /** Who is paid when it does not rule in time, if anything was shipped. */
  if_silent: DealSide;
  rule_within_ms: number;
};

/** A deadline decided a deal. */
export type DealDecided = DealParties & {
  how: DealEnd;
};

/** A dispute. */
export type DealDispute = {
  at_ms: number;
  by: DealSide;
  note: string;
};

/** How a deal ended. */
export type DealEnd = "confirmed" | "refunded" | "lapsed" | "timed_out" | "ruled" | "unruled" | "cancelled" | "unpayable";

/** How a deal ended and who was paid what, in base units. */
export type DealEnded = {
  at_ms: number;
  how: DealEnd;
  /** The ruling's note. */
  note: string;
  to_arbiter: string;
  to_buyer: string;
  to_seller: string;
};

/** When something was done, and what was noted with it. */
export type DealNote = {
  at_ms: number;
  note: string;
};

/** A deal and a note. */
export type DealNoted = {
  deal: number;
  note?: string;
};

/** One side offered to end a deal. */
export type DealOffer = DealParties & {
  /** The other side had offered the same: the deal ended so. */
  agreed: boolean;
  by: string;
  /** Base units. */
  to_seller: string;
};

/** A deal and those it concerns. */
export type DealParties = {
  arbiter?: string | null;
  buyer: string;
  deal: number;
  seller: string;
};

/** One of the two who deal. */
export type DealSide = "buyer" | "seller";

/** How far a deal has come. */
export type DealStage = "offered" | "accepted" | "shipped" | "disputed" | "ended";

/** A deal moved on. */
export type DealStep = DealParties & {
  by: string;
  /** Block time until which the next step may be taken. */
  until_ms?: number | null;
};

/** Who buys units from the reserve and redeems them. */
export type Dealer = {
  account: string;
  mint_limit: string;
  minted: DealerWindow;
  redeem_limit: string;
  redeemed: DealerWindow;
  window_ms: number;
};

/** Who buys units from the reserve and redeems them. */
export type DealerTerms = {
  account: string;
  /** Most base units it may mint within one window. */
  mint_limit: string;
  /** Most base units it may take on for redemption within one window. */
  redeem_limit: string;
  window_ms: number;
};

/** What a dealer did in the window that began then. */
export type DealerWindow = {
  /** Base units. */
  amount: string;
  since_ms: number;
};

/** A market's book, best prices first. */
export type Depth = {
  asks: DepthLevel[];
  bids: DepthLevel[];
  /** The block after which it was so; a stream's changes of the blocks after it add up with it. */
  height: number;
  market: number;
};

/** How a block changed what stands at a price. */
export type DepthChange = {
  /** Lots that came, or with a minus went. */
  lots: string;
  price: number;
  side: Side;
};

/** The orders at one price. */
export type DepthLevel = {
  lots: string;
  orders: number;
  /** Ticks for one lot. */
  price: number;
};

/** Why an order that was met did not trade. */
export type DropReason = "expired" | "own" | "barred";

/** An order that left the book without a trade. */
export type Dropped = {
  lots: string;
  order: number;
  owner: string;
  /** What it set aside waits with it until it is cancelled. */
  parked: boolean;
  price: number;
  reason: DropReason;
};

export type EditFeed = {
  feed: number;
  /** Absent: nobody ever edits it again. */
  owner?: string | null;
  terms: FeedTerms;
};

export type EditStablecoin = {
  coin: number;
  terms: StablecoinTerms;
};

/** What an account did in one epoch, and what that comes to. */
export type EpochPart = {
  /** The last epoch in which it can be claimed. */
  claim_until_epoch: number;
  epoch: number;
  explanation?: Explanation | null;
  stage: EpochStage;
};

/** Where an epoch of an account's stands. */
export type EpochStage = "gathering" | "claimable" | "lapsed";

/** One epoch of a mining campaign, from its first point until it lapses. Amounts are base units of its asset. */
export type EpochTally = {
  /** What was set aside for it. */
  emission: string;
  epoch: number;
  /** What of that is not claimed. */
  left: string;
  /** All accounts' points that count. */
  totals: Points;
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
} | {
  feed: number;
  kind: "feed_opened";
} | {
  feed: number;
  kind: "feed_edited";
} | {
  feed: number;
  kind: "feed_reported";
  price?: string | null;
  reporter: string;
  value: string;
} | {
  coin: number;
  kind: "stablecoin_opened";
} | {
  coin: number;
  kind: "stablecoin_edited";
} | {
  amount: string;
  as_of_ms: number;
  coin: number;
  custodian: string;
  kind: "reserve_attested";
} | {
  attested: string;
  circulating: string;
  coin: number;
  dealer: string;
  kind: "stablecoin_minted";
} | (LoanMade & {
  kind: "loan_offered";
}) | {
  by: string;
  kind: "loan_accepted";
  loan: number;
  made: boolean;
} | (LoanMade & {
  kind: "loan_offer_ended";
}) | (LoanMade & {
  kind: "loan_signed";
}) | (LoanPaid & {
  kind: "loan_repaid";
}) | {
  amount: string;
  by: string;
  kind: "repayment_stated";
  loan: number;
  statement: number;
} | (RepaymentAnswer & {
  kind: "repayment_answered";
}) | (LoanPaid & {
  kind: "loan_forgiven";
}) | {
  done: boolean;
  from: string;
  kind: "loan_assigned";
  loan: number;
  to: string;
} | {
  amount: string;
  kind: "collateral_added";
  loan: number;
} | {
  closed: boolean;
  counted: LoanAllocation;
  kind: "collateral_claimed";
  loan: number;
  taken: string;
} | {
  kind: "loan_defaulted";
  loan: number;
  owed: LoanAllocation;
} | (LoanPaid & {
  kind: "guarantee_paid";
}) | (LoanStatement & {
  kind: "loan_disputed";
}) | (LoanStatement & {
  kind: "loan_witnessed";
}) | {
  amount: string;
  kind: "collateral_released";
  loan: number;
} | (RedemptionMoved & {
  kind: "redemption_requested";
}) | (RedemptionMoved & {
  kind: "redemption_taken";
}) | (RedemptionPaid & {
  kind: "redemption_settled";
}) | (RedemptionMoved & {
  kind: "redemption_cancelled";
}) | {
  basket: number;
  kind: "basket_opened";
} | {
  basket: number;
  effective_ms: number;
  kind: "composition_voted";
} | {
  basket: number;
  kind: "composition_adopted";
} | {
  candidate: number;
  kind: "candidate_opened";
} | {
  account: string;
  amount: string;
  candidate: number;
  kind: "bonded";
} | {
  account: string;
  amount: string;
  candidate: number;
  kind: "unbonded";
  ready_ms: number;
} | {
  account: string;
  amount: string;
  from: number;
  kind: "stake_moved";
  ready_ms: number;
  to: number;
} | {
  candidate: number;
  commission_bps: number;
  kind: "commission_set";
} | {
  candidate: number;
  kind: "candidate_retired";
} | {
  kind: "pool_opened";
  pool: number;
} | {
  account: string;
  amount: string;
  kind: "flexible_deposited";
  pool: number;
  shares: string;
} | {
  account: string;
  amount: string;
  kind: "flexible_withdrawn";
  pool: number;
  shares: string;
} | {
  account: string;
  amount: string;
  deposit: number;
  interest: string;
  kind: "fixed_deposited";
  matures_ms: number;
  pool: number;
} | {
  account: string;
  amount: string;
  deposit: number;
  interest: string;
  kind: "fixed_withdrawn";
  pool: number;
} | {
  kind: "pool_closed";
  pool: number;
} | {
  from: string;
  kind: "seat_set";
  member: string;
  to: string;
} | {
  kind: "proposed";
  member: string;
  proposal: number;
} | {
  kind: "voted";
  member: string;
  proposal: number;
  stage: ProposalStage;
  yes: boolean;
} | {
  kind: "proposal_withdrawn";
  proposal: number;
} | {
  kind: "proposal_enacted";
  proposal: number;
} | {
  kind: "proposal_closed";
  proposal: number;
  stage: ProposalStage;
} | {
  base: number;
  kind: "market_opened";
  market: number;
  quote: number;
} | (OrderPlaced & {
  kind: "order_placed";
}) | {
  cancelled: Cancelled;
  kind: "order_cancelled";
  market: number;
  owner: string;
} | {
  cancelled: Cancelled[];
  kind: "orders_cancelled";
  market: number;
  owner: string;
  remain: number;
} | {
  gave: string;
  hops: Hop[];
  kind: "converted";
  owner: string;
  received: string;
} | (CampaignMoved & {
  kind: "referral_opened";
}) | (CampaignMoved & {
  kind: "campaign_funded";
}) | {
  campaign: number;
  invitee: string;
  kind: "referrer_bound";
  referrer: string;
} | (ReferralPaid & {
  kind: "referral_paid";
}) | (CampaignMoved & {
  kind: "referral_closed";
}) | (CampaignMoved & {
  kind: "mining_opened";
}) | (CampaignMoved & {
  kind: "mining_joined";
}) | {
  account: string;
  campaign: number;
  kind: "post_liked";
  points: string;
  post: number;
} | {
  campaign: number;
  epoch: number;
  kind: "reading_attested";
  points: string;
} | (MiningClaimed & {
  kind: "mining_claimed";
}) | (CampaignMoved & {
  kind: "mining_closed";
}) | (DealParties & {
  kind: "deal_opened";
}) | (DealStep & {
  kind: "deal_accepted";
}) | (DealStep & {
  kind: "deal_shipped";
}) | (DealParties & {
  kind: "deal_confirmed";
}) | (DealParties & {
  kind: "deal_refunded";
}) | (DealDecided & {
  kind: "deal_settled";
}) | (DealStep & {
  kind: "deal_disputed";
}) | (DealParties & {
  kind: "deal_ruled";
}) | (DealOffer & {
  kind: "deal_cancelled";
}) | {
  account: string;
  kind: "publisher_registered";
} | {
  kind: "post_published";
  post: number;
  publisher: string;
  replaces?: number | null;
} | {
  kind: "post_withdrawn";
  post: number;
  publisher: string;
} | {
  from: string;
  kind: "post_tipped";
  post: number;
  publisher: string;
};

/** What a claim pays, and why. */
export type Explanation = {
  /** Most that transacting and liking together pay for these fees, in base units of the campaign's asset. */
  bound: string;
  /** What was set aside for the epoch, in base units of the campaign's asset. */
  emission: string;
  /** The fees the account paid in the epoch, in base units of the coin. */
  fees: string;
  like: Part;
  no_reward?: NoReward | null;
  /** What is paid in all, in base units of the campaign's asset. */
  payout: string;
  read: Part;
  transact: Part;
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

/** What one thing costs in another. */
export type Feed = {
  base: string;
  /** Decimal places of all values. */
  decimals: number;
  deviation_bps: number;
  heartbeat_ms: number;
  id: number;
  jump?: FeedJump | null;
  /** Who may edit it; absent: nobody, for ever. */
  owner?: string | null;
  price: FeedPrice;
  quorum: number;
  quote: string;
  reporters: Reporter[];
  /** The last median in force, from which the next may not jump. */
  settled?: string | null;
  /** The block time at which that is the price. */
  time_ms: number;
};

/** A median that is held back. */
export type FeedJump = {
  /** Only reports of a later time confirm it. */
  since_ms: number;
  value: string;
};

/** A feed's price at the last final block. */
export type FeedPrice = {
  /** No report it is made of is older. */
  at_ms: number;
  status: "in_force";
  /** In units of the last decimal place. */
  value: string;
} | {
  status: "stale";
} | {
  status: "held";
  /** The median that waits. */
  value: string;
};

/** A report, and the price right after it. */
export type FeedReport = {
  height: number;
  /** The feed's price after it; absent while that was stale or held. */
  price?: string | null;
  reporter: string;
  /** Time of the block it is in. */
  time_ms: number;
  transaction: string;
  value: string;
};

/** Who reports, and when their reports make a price. */
export type FeedTerms = {
  /** How far a price may move without being confirmed, in hundredths of a per cent. */
  deviation_bps: number;
  /** How long a report is fresh. */
  heartbeat_ms: number;
  /** Fewest fresh reports that make a price. */
  quorum: number;
  /** Strictly ascending. */
  reporters: string[];
};

/** The fee schedule now, and what may become of it. */
export type FeesAnswer = {
  fees: FeeSchedule;
  /** What a proposal of another names this by. */
  hash: string;
  /** Open proposals of another, newest first; up to 100. */
  pending: Pending[];
};

/** A trade with an order that stood, at its price. */
export type Fill = {
  /** What the order's owner paid for the trade, in the quote asset. */
  fee: string;
  lots: string;
  order: number;
  owner: string;
  price: number;
};

/** A fixed deposit. */
export type FixedDeposit = {
  /** Base units, without interest. */
  amount: string;
  asset: number;
  id: number;
  /** Set aside for it when it was made. */
  interest: string;
  matures_ms: number;
  owner: string;
  pool: number;
  state: FixedDepositState;
};

/** A fixed deposit with its asset. */
export type FixedDepositAnswer = {
  assets: AssetBrief[];
  deposit: FixedDeposit;
};

/** Where a fixed deposit stands. */
export type FixedDepositState = "running" | "matured" | "withdrawn" | "forfeited";

/** An account's flexible deposit in a pool. */
export type FlexibleDeposit = {
  /** What the shares are worth now, with interest, in base units. */
  amount: string;
  asset: number;
  pool: number;
  shares: string;
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
} | {
  asset: AssetBrief;
  kind: "stablecoin";
} | {
  asset: AssetBrief;
  kind: "basket";
} | {
  kind: "redemption";
  redemption: number;
} | {
  kind: "loan";
  loan: number;
} | {
  deal: number;
  kind: "deal";
} | {
  /** The code of what is traded. */
  base: string;
  kind: "market";
  market: number;
  /** The code of what it is paid in. */
  quote: string;
} | {
  base: string;
  feed: number;
  kind: "feed";
  quote: string;
} | {
  candidate: number;
  kind: "candidate";
  name: string;
} | {
  kind: "pool";
  name: string;
  pool: number;
} | {
  campaign: number;
  kind: "campaign";
} | {
  account: string;
  kind: "publisher";
  name: string;
} | {
  kind: "post";
  post: number;
  title: string;
} | {
  kind: "proposal";
  proposal: number;
  title: string;
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

/** A conversion's way through one market. */
export type Hop = {
  dropped: Dropped[];
  /** What was paid for the trades, in the market's quote asset. */
  fee: string;
  fills: Fill[];
  market: number;
  side: Side;
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

/** A like of a post. */
export type Like = {
  account: string;
  campaign: number;
  /** What it added to the account's points. */
  points: string;
};

/** A loan as it stands. */
export type Loan = {
  agreement: LoanAgreement;
  id: number;
  note?: LoanNote | null;
  offer?: LoanOffer | null;
  stage: LoanStage;
};

/** Who agrees, and on what. It never changes once it is signed. */
export type LoanAgreement = {
  borrower: string;
  guarantor?: string | null;
  lender: string;
  terms: LoanTerms;
  /** Strictly ascending. */
  witnesses?: string[];
};

/** An amount by what it is for, in the order in which payments count. Base units. */
export type LoanAllocation = {
  interest: string;
  late: string;
  principal: string;
  total: string;
};

export type LoanAmount = {
  /** Base units, of the loan's unit or of its collateral. */
  amount: string;
  loan: number;
};

/** A loan with its assets. */
export type LoanAnswer = {
  assets: AssetBrief[];
  loan: Loan;
};

/** What the borrower sets aside. */
export type LoanCollateral = {
  /** Base units. */
  amount: string;
  asset: number;
  valuation: CollateralValuation;
};

/** Something that happened to a loan or its offer. */
export type LoanEvent = {
  event: Event;
  height: number;
  /** Which of the transaction's operations did it. */
  operation: number;
  time_ms: number;
  transaction: string;
};

/** What falls due. */
export type LoanInstalment = {
  /** Block time until which paying is in time. */
  due_ms: number;
  interest: string;
  number: number;
  principal: string;
};

/** A loan was offered, signed by all, or its offer ended. */
export type LoanMade = {
  borrower: string;
  lender: string;
  loan: number;
};

/** A note, with what is owed at `time_ms`. */
export type LoanNote = {
  /** To whom the lender offers the note. */
  assignee?: string | null;
  borrower_disputes: number;
  closed_ms?: number | null;
  /** Units of the collateral's asset in escrow. */
  collateral: string;
  defaulted_ms?: number | null;
  /** What has fallen due and is not paid, without late interest. */
  due: string;
  /** Entries of its history. */
  entries: number;
  forgiven: LoanAllocation;
  /** Who stands in for the borrower, as long as it does. */
  guarantor?: string | null;
  /** The hash of the chain of them. */
  history: string;
  /** Whom it is owed to now. */
  lender: string;
  lender_disputes: number;
  /** What late interest runs on. */
  missed: string;
  missed_instalments: number;
  /** When the next instalment falls due; absent when all have. */
  next_due_ms?: number | null;
  owed: LoanAllocation;
  paid: LoanAllocation;
  /** Due dates passed. */
  passed: number;
  pending: PendingRepayment[];
  /** Block time at which it was made, from which interest runs. */
  start_ms: number;
  /** The block time of these numbers: the last final block's. */
  time_ms: number;
  /** The witnesses that have made their statement. */
  witnessed: string[];
};

/** An offer that waits. */
export type LoanOffer = {
  /** Who offers. */
  by: string;
  /** Until when, in block time, it may be accepted. */
  deadline_ms: number;
  /** Whether the guarantor has agreed. */
  guaranteed: boolean;
};

export type LoanOnly = {
  loan: number;
};

/** What is owed on a note became less, or was paid by its guarantor. */
export type LoanPaid = {
  /** Who paid or forgave. */
  by: string;
  /** Whether the note has ended with it. */
  closed: boolean;
  counted: LoanAllocation;
  loan: number;
};

/** How the principal is repaid. */
export type LoanRepayment = {
  kind: "bullet";
} | {
  count: number;
  kind: "annuity";
  period_ms: number;
} | {
  count: number;
  kind: "equal_principal";
  period_ms: number;
};

/** What falls due when, if everything is paid on its due date. */
export type LoanSchedule = {
  assets: AssetBrief[];
  instalments: LoanInstalment[];
  /** From when interest runs: an offer's schedule is as if it were accepted at the last final block. */
  start_ms: number;
};

/** How far a loan has come. */
export type LoanStage = "offered" | "ended" | "active" | "defaulted" | "repaid" | "forgiven";

/** A party disputes a note, or a witness says what it knows. */
export type LoanStatement = {
  by: string;
  loan: number;
  statement: LoanStatementText;
};

/** What somebody states about a loan. */
export type LoanStatementText = {
  /** SHA-256 of a document that lives off the ledger. */
  document?: string | null;
  text: string;
};

/** The terms of a loan. */
export type LoanTerms = {
  collateral?: LoanCollateral | null;
  /** Block time until which the first instalment is in time. */
  first_due_ms: number;
  /** How long after a due date paying is still no default. */
  grace_ms: number;
  /** What is added a year to what was missed. */
  late_rate_bps: number;
  /** Base units of it. */
  principal: string;
  /** Simple interest a year, in hundredths of a per cent. */
  rate_bps: number;
  repayment: LoanRepayment;
  unit: LoanUnit;
};

/** What is lent. */
export type LoanUnit = {
  /** Units on the ledger, which move. */
  asset: number;
} | {
  /** A claim that the ledger only records. */
  recorded: RecordedUnit;
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

/** A market. */
export type Market = {
  /** The asset that is traded. */
  base: number;
  best_ask?: number | null;
  /** Ticks for one lot. */
  best_bid?: number | null;
  /** Fees that wait, in base units of the quote asset. */
  for_opener: string;
  for_pot: string;
  id: number;
  /** Base units of the base asset in one lot. */
  lot: string;
  opener: string;
  /** The asset it is paid in. */
  quote: number;
  /** Another market has taken its pair; nothing is placed here any more. */
  replaced: boolean;
  /** Base units of the quote asset that one step of the price adds to one lot. */
  tick: string;
  ticker?: Ticker | null;
  /** Block time of the last trade, or of the opening. */
  traded_ms: number;
};

/** A market with its assets. */
export type MarketAnswer = {
  assets: AssetBrief[];
  market: Market;
};

/** What a proposal would do. What replaces something names what it was written against. */
export type Measure = {
  /** The hash of the parameters to replace. */
  based_on: string;
  kind: "set_parameters";
  /** All of them. */
  parameters: Parameters;
} | {
  /** The hash of the fee schedule to replace. */
  based_on: string;
  fees: FeeSchedule;
  kind: "set_fees";
} | {
  /** The account of its seat. */
  account: string;
  kind: "admit_member";
  /** Its Ed25519 key. */
  member: string;
} | {
  kind: "remove_member";
  member: string;
} | {
  /** Base units. */
  amount: string;
  asset: number;
  kind: "spend_treasury";
  to: string;
} | {
  candidate: number;
  fraction_bps: number;
  kind: "penalize";
} | {
  /** Whom to appoint; absent: nobody. */
  holder?: string | null;
  /** The present holder. */
  instead_of?: string | null;
  kind: "appoint";
  /** The office's name. */
  role: string;
} | {
  from_height: number;
  /** The proposal that decided on the present one. */
  instead_of?: number | null;
  kind: "set_version";
  version: string;
};

/** A note that travels with a send. */
export type Memo = {
  /** For everyone to read. */
  text: string;
} | {
  /** For the receiver to read: hexadecimal. */
  sealed: string;
};

/** An account's part in the mining campaign that it has joined. */
export type MiningAnswer = {
  account: string;
  /** The campaign's asset; absent when the campaign is closed. */
  asset?: number | null;
  assets: AssetBrief[];
  /** Absent: it takes part in none. */
  campaign?: number | null;
  /** The ledger's present epoch. */
  epoch: number;
  /** Epochs in which it did something and has not claimed, the oldest first. */
  epochs: EpochPart[];
};

/** A part of an epoch was paid, and why this much. */
export type MiningClaimed = {
  account: string;
  campaign: number;
  epoch: number;
  explanation: Explanation;
};

export type MintToDealer = {
  amount: string;
  coin: number;
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

/** A composition that was announced. */
export type NextComposition = {
  components: BasketComponent[];
  /** Block time from which it may be adopted. */
  effective_ms: number;
};

/** Why nothing is due. */
export type NoReward = "no_points" | "too_little" | "no_fees";

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

export type OfferLoan = {
  agreement: LoanAgreement;
  /** Block time until which the other may accept. */
  deadline_ms: number;
};

export type OpenBasket = {
  /** Strictly ascending by coin. */
  components: BasketComponent[];
  /** Votes new compositions. */
  governor: string;
  label: ReserveLabel;
  /** How long a new composition is announced. */
  notice_ms: number;
};

/** What a deal is about and by when. */
export type OpenDeal = {
  accept_by_ms: number;
  /** The price in base units. */
  amount: string;
  arbiter?: DealArbiter | null;
  asset: number;
  confirm_within_ms: number;
  description: string;
  seller: string;
  ship_within_ms: number;
  /** SHA-256 of a document with further terms. */
  terms?: string | null;
};

export type OpenFeed = {
  base: string;
  decimals: number;
  quote: string;
  terms: FeedTerms;
};

/** What a mining campaign shares out, and how. */
export type OpenMining = {
  /** The account that attests reading. */
  app: string;
  /** The coin, or an asset of the fee list. */
  asset: number;
  /** Most points of each kind that count for one account in one epoch. */
  caps: Points;
  /** The least that an epoch shares out, in base units of the asset. */
  emission: string;
  epochs: number;
  /** Most that transacting and liking return of the fees paid, in hundredths of a percent. */
  return_bps: number;
  weights: Weights;
};

/** What a referral campaign pays, and until when. */
export type OpenReferral = {
  /** The coin, or an asset of the fee list. */
  asset: number;
  /** Paid in, in base units of the asset. */
  budget: string;
  /** Most that one referrer is paid in one epoch, in base units of the coin. */
  cap_per_epoch: string;
  /** Most that one invitee ever brings, in base units of the coin. */
  cap_per_invitee: string;
  /** Block time until which, inclusive, it binds and pays. */
  ends_ms: number;
  /** The referrer's share of its invitees' fees, in hundredths of a percent. */
  share_bps: number;
};

export type OpenStablecoin = {
  label: ReserveLabel;
  /** How long an attestation counts. */
  max_age_ms: number;
  /** What one whole unit stands for. */
  peg: string;
  /** How long a redemption may take. */
  redemption_ms: number;
  terms: StablecoinTerms;
};

/** One action by one account. */
export type Operation = {
  action: Action;
  /** The account that acts. */
  actor: string;
};

/** An order that stands, or is parked. */
export type Order = {
  /** What is set aside for it. */
  asset: number;
  client_id?: number | null;
  /** Base units. */
  escrow: string;
  /** What its owner pays of a trade's value, in ten-thousandths. */
  fee_bps: number;
  /** Lots traded since it stands. */
  filled: string;
  id: number;
  /** Lots not yet traded. */
  lots: string;
  market: number;
  owner: string;
  /** It left the book, and its owner had no room for what it set aside: it waits to be cancelled. */
  parked: boolean;
  /** Ticks for one lot. */
  price: number;
  side: Side;
  /** The last block time at which it may trade. */
  until_ms?: number | null;
};

/** An order: what is left of it, and how it was placed. */
export type OrderAnswer = {
  assets: AssetBrief[];
  open?: Order | null;
  placed?: PlacedOrder | null;
};

/** What becomes of what does not trade at once. */
export type OrderKind = "good_till_cancelled" | {
  /** It stands until this block time in Unix milliseconds. */
  good_till_date: number;
} | "immediate_or_cancel" | "fill_or_kill" | "post_only";

/** An order was placed. */
export type OrderPlaced = {
  client_id?: number | null;
  dropped: Dropped[];
  /** What its owner paid for the trades, in the quote asset. */
  fee: string;
  fills: Fill[];
  /** What it asked for. */
  lots: string;
  market: number;
  order: number;
  owner: string;
  /** Ticks for one lot. */
  price: number;
  /** What of it stands from now on. */
  rests: string;
  side: Side;
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
export type Page_AccountFill = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: (Trade & {
    /** What the account did with the base asset. */
    bought: boolean;
    /** The maker's fee in base units of the quote asset; a taker's is rounded once for a whole order and stands in its receipt. */
    fee?: string | null;
    market: number;
    role: Role;
  })[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
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
export type Page_Appointment = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    holder: string;
    /** The proposal that said so. */
    proposal: number;
    role: string;
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
export type Page_AttestationLine = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** Base units. */
    amount: string;
    as_of_ms: number;
    custodian: string;
    document: string;
    height: number;
    /** Time of the block it is in. */
    time_ms: number;
    transaction: string;
  }[];
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
export type Page_Basket = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: (AssetBrief & {
    /** Base units in existence. */
    circulating: string;
    /** Votes new compositions. */
    governor: string;
    next?: NextComposition | null;
    /** How long a new composition is announced. */
    notice_ms: number;
    parts: BasketPart[];
  })[];
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
export type Page_Bond = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** What is bonded now, before a penalty that was not carried over yet. */
    amount: string;
    candidate: number;
    lien?: StakeLien | null;
    /** Whole units that may be claimed. */
    rewards: string;
    unbondings: Unbonding[];
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Brought = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    campaign: number;
    /** What they have earned it and was not paid yet: nothing more once the campaign has ended or is closed. */
    due: string;
    /** Fees counted since it was bound. */
    fees: string;
    invitee: string;
    /** What was paid to the referrer for them. */
    paid: string;
    /** Whether the campaign still pays. */
    pays: boolean;
    referrer: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Campaign = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: (CampaignTerms & {
    asset: number;
    /** What is left and, for mining, not set aside for an epoch, in base units; absent when it is closed. */
    budget?: string | null;
    /** Block time of its closing. */
    closed_ms?: number | null;
    id: number;
    /** Block time of its opening. */
    opened_ms?: number | null;
    opener: string;
    /** What accounts paid in, in base units, by the index; like what follows. */
    paid_in?: string | null;
    /** What claims were paid, in base units. */
    paid_out?: string | null;
    stage: CampaignStage;
  })[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Candidate = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** All that is bonded to it. */
    bonded: string;
    /** Whole units of commission that its owner may claim. */
    commission: string;
    commission_bps: number;
    id: number;
    name: string;
    owner: string;
    retired: boolean;
    /** The Ed25519 key of the member it says it runs. Nobody checked it. */
    validator: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Candle = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** Base units of the base asset; absent past 128 bits. */
    base_volume?: string | null;
    close: number;
    high: number;
    lots: string;
    low: number;
    open: number;
    /** Base units of the quote asset; absent past 128 bits. */
    quote_volume?: string | null;
    /** Unix milliseconds of its beginning, a multiple of its span. */
    start_ms: number;
    trades: number;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Deal = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: (OpenDeal & {
    accepted_ms?: number | null;
    arbiter_agreed: boolean;
    /** What the arbiter takes when it rules, in base units. */
    arbiter_fee?: string | null;
    buyer: string;
    /** What each side would leave to the seller to end the deal, in base units. */
    buyer_offer?: string | null;
    /** The last block time for the stage's next step. */
    deadline_ms?: number | null;
    disputed?: DealDispute | null;
    ended?: DealEnded | null;
    id: number;
    opened_ms: number;
    seller_agreed: boolean;
    seller_offer?: string | null;
    shipped?: DealNote | null;
    stage: DealStage;
  })[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Feed = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    base: string;
    /** Decimal places of all values. */
    decimals: number;
    deviation_bps: number;
    heartbeat_ms: number;
    id: number;
    jump?: FeedJump | null;
    /** Who may edit it; absent: nobody, for ever. */
    owner?: string | null;
    price: FeedPrice;
    quorum: number;
    quote: string;
    reporters: Reporter[];
    /** The last median in force, from which the next may not jump. */
    settled?: string | null;
    /** The block time at which that is the price. */
    time_ms: number;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_FeedReport = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    height: number;
    /** The feed's price after it; absent while that was stale or held. */
    price?: string | null;
    reporter: string;
    /** Time of the block it is in. */
    time_ms: number;
    transaction: string;
    value: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_FixedDeposit = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** Base units, without interest. */
    amount: string;
    asset: number;
    id: number;
    /** Set aside for it when it was made. */
    interest: string;
    matures_ms: number;
    owner: string;
    pool: number;
    state: FixedDepositState;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_FlexibleDeposit = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** What the shares are worth now, with interest, in base units. */
    amount: string;
    asset: number;
    pool: number;
    shares: string;
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
export type Page_Like = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    account: string;
    campaign: number;
    /** What it added to the account's points. */
    points: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Loan = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    agreement: LoanAgreement;
    id: number;
    note?: LoanNote | null;
    offer?: LoanOffer | null;
    stage: LoanStage;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_LoanEvent = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    event: Event;
    height: number;
    /** Which of the transaction's operations did it. */
    operation: number;
    time_ms: number;
    transaction: string;
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
export type Page_Market = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** The asset that is traded. */
    base: number;
    best_ask?: number | null;
    /** Ticks for one lot. */
    best_bid?: number | null;
    /** Fees that wait, in base units of the quote asset. */
    for_opener: string;
    for_pot: string;
    id: number;
    /** Base units of the base asset in one lot. */
    lot: string;
    opener: string;
    /** The asset it is paid in. */
    quote: number;
    /** Another market has taken its pair; nothing is placed here any more. */
    replaced: boolean;
    /** Base units of the quote asset that one step of the price adds to one lot. */
    tick: string;
    ticker?: Ticker | null;
    /** Block time of the last trade, or of the opening. */
    traded_ms: number;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Order = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** What is set aside for it. */
    asset: number;
    client_id?: number | null;
    /** Base units. */
    escrow: string;
    /** What its owner pays of a trade's value, in ten-thousandths. */
    fee_bps: number;
    /** Lots traded since it stands. */
    filled: string;
    id: number;
    /** Lots not yet traded. */
    lots: string;
    market: number;
    owner: string;
    /** It left the book, and its owner had no room for what it set aside: it waits to be cancelled. */
    parked: boolean;
    /** Ticks for one lot. */
    price: number;
    side: Side;
    /** The last block time at which it may trade. */
    until_ms?: number | null;
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
export type Page_Posted = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: (Post & {
    at_ms: number;
    id: number;
    publisher: string;
    replaced_by?: number | null;
    /** How often it was tipped. */
    tips: number;
    withdrawn_ms?: number | null;
  })[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Proposal = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    id: number;
    /** Where the text can be read. */
    link?: string | null;
    measure: Measure;
    /** The Ed25519 key of the member whose seat made it. */
    member: string;
    no: number;
    stage: ProposalStage;
    /** SHA-256 of the text that says why. */
    text?: string | null;
    title: string;
    /** Last block time, inclusive, at which it may be voted on. */
    voting_until_ms: number;
    yes: number;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Publisher = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: (RegisterPublisher & {
    account: string;
    first?: number | null;
    last?: number | null;
    /** How many posts, withdrawn and replaced ones included. */
    posts: number;
    since_ms: number;
    /** How often its posts were tipped. */
    tips: number;
    withdrawn: number;
  })[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Redemption = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** Base units. */
    amount: string;
    /** The transaction that brought it there. */
    changed_by: string;
    /** Block time when it came to its stage. */
    changed_ms: number;
    coin: number;
    /** Who paid it. */
    custodian?: string | null;
    /** Until when, in block time, it may be settled; only while it waits. */
    deadline_ms?: number | null;
    dealer: string;
    /** SHA-256 of the proof of payment. */
    document?: string | null;
    /** Who asked for it. */
    from: string;
    id: number;
    requested_ms: number;
    stage: RedemptionStage;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_ReservePoint = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** Base units that fresh attestations counted for. */
    attested: string;
    /** Base units in existence, those that wait for redemption included. */
    circulating: string;
    height: number;
    /** The operation's kind, such as `mint_to_dealer`, `settle_redemption`, `attest` or `burn`. */
    kind: string;
    /** Attestations that expired after this point and before the next one, in order of time. */
    lapses: ReserveLapse[];
    /** Time of the block it is in. */
    time_ms: number;
    transaction: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_SavingsPool = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    asset: number;
    /** Free for interest. */
    budget: string;
    /** Block time at which it was closed. */
    closed_ms?: number | null;
    /** FixedDeposit deposits without their interest. */
    fixed: string;
    /** FlexibleDeposit deposits with their interest, in base units. */
    flexible: string;
    /** Yearly rate of flexible deposits; 0: there are none. */
    flexible_bps: number;
    id: number;
    name: string;
    operator: string;
    /** Interest set aside for fixed deposits. */
    reserved: string;
    terms: SavingsTerm[];
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Stablecoin = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: (AssetBrief & {
    backing: Backing;
    custodians: Custodian[];
    dealers: Dealer[];
    /** Who may change custodians and dealers. */
    governor: string;
    /** How long an attestation counts. */
    max_age_ms: number;
    /** What one whole unit stands for. */
    peg: string;
    /** How long a redemption may take. */
    redemption_ms: number;
  })[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_StakeReward = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    amount: string;
    candidate: number;
    height: number;
    time_ms: number;
    transaction: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_TimelineStep = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    by: string;
    height: number;
    index: number;
    /** The operation's kind. */
    kind: string;
    operation: number;
    stage?: DealStage | null;
    time_ms: number;
    /** What a ruling or an offer gives to the seller, in base units. */
    to_seller?: string | null;
    transaction: string;
  }[];
  /** Goes into `cursor` for the next page; absent on the last one. A filtered page may be short, or empty, and still have a next one. */
  next?: string | null;
};

/** A page of a list. */
export type Page_Trade = {
  /** The assets that the items speak of. */
  assets?: AssetBrief[];
  items: {
    /** Base units of the base asset. */
    base_amount?: string | null;
    height: number;
    index: number;
    lots: string;
    maker: string;
    maker_order: number;
    /** Ticks for one lot. */
    price: number;
    /** Base units of the quote asset, fees aside. */
    quote_amount?: string | null;
    /** What the taker did with the base asset. */
    side: Side;
    taker: string;
    /** The taker's order; absent for a conversion. */
    taker_order?: number | null;
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

/** Every parameter by its name, such as `stake.min_bond`; values are digits. */
export type Parameters = Record<string, string>;

/** The parameters now, and what may become of them. */
export type ParametersAnswer = {
  /** What a proposal of others names these by. */
  hash: string;
  parameters: Parameters;
  /** Open proposals of others, newest first; up to 100. */
  pending: Pending[];
};

/** One kind's part of a claim. */
export type Part = {
  /** Whether the cap cut the account's points, or has just been reached. */
  capped: boolean;
  /** What of that is paid: less where the bound by fees cut it. */
  paid: string;
  /** The account's points that count. */
  points: string;
  /** What the points come to, in base units of the campaign's asset. */
  share: string;
  /** All accounts' points. */
  total: string;
};

/** An open proposal and what it would change. */
export type Pending = {
  changes: Change[];
  /** Whether what it was written against has changed since: then it cannot be enacted. */
  outdated: boolean;
  proposal: Proposal;
};

/** A repayment of a recorded claim that one party has stated. */
export type PendingRepayment = {
  amount: string;
  /** Whether the lender stated it; unset: the borrower. */
  by_lender: boolean;
  stated_ms: number;
  statement: number;
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
} | {
  kind: "loan_collateral";
  loan: number;
} | {
  kind: "loan_offer";
  loan: number;
} | {
  kind: "redemption";
  redemption: number;
} | {
  basket: number;
  kind: "basket";
} | {
  candidate: number;
  kind: "bonded";
} | {
  candidate: number;
  kind: "unbonding";
} | {
  kind: "stake_rewards";
} | {
  kind: "savings";
  pool: number;
} | {
  campaign: number;
  kind: "campaign";
} | {
  kind: "treasury";
} | {
  kind: "mining_budget";
} | {
  kind: "market";
  market: number;
} | {
  deal: number;
  kind: "deal";
};

/** How an order was placed. */
export type PlacedOrder = {
  client_id?: number | null;
  height: number;
  index: number;
  /** What it asked for. */
  lots: string;
  market: number;
  owner: string;
  price: number;
  /** What of it stood after it was placed. */
  rested: string;
  side: Side;
  time_ms: number;
  transaction: string;
};

/** Points of each kind. */
export type Points = {
  /** Stake that liked, in base units of the coin. */
  like: string;
  /** What the app attested. */
  read: string;
  /** Fees paid, in base units of the coin. */
  transact: string;
};

/** What is published. */
export type Post = {
  /** SHA-256 of the body's bytes. */
  body: string;
  format: PostFormat;
  language: string;
  /** Where the body is served, if not by nodes. */
  link?: string | null;
  /** The post whose next edition this is. */
  replaces?: number | null;
  /** Strictly ascending by their bytes. */
  tags?: string[];
  title: string;
};

/** How a body is to be shown. */
export type PostFormat = "plain" | "markdown";

/** A post, as of the last final block. */
export type Posted = Post & {
  at_ms: number;
  id: number;
  publisher: string;
  replaced_by?: number | null;
  /** How often it was tipped. */
  tips: number;
  withdrawn_ms?: number | null;
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

/** A proposal, and how the votes stand. */
export type Proposal = {
  id: number;
  /** Where the text can be read. */
  link?: string | null;
  measure: Measure;
  /** The Ed25519 key of the member whose seat made it. */
  member: string;
  no: number;
  stage: ProposalStage;
  /** SHA-256 of the text that says why. */
  text?: string | null;
  title: string;
  /** Last block time, inclusive, at which it may be voted on. */
  voting_until_ms: number;
  yes: number;
};

/** A proposal with every vote. */
export type ProposalAnswer = {
  assets: AssetBrief[];
  /** In the order of the members' keys. */
  ballots: Ballot[];
  /** What it would change of the present parameters or fees. */
  changes: Change[];
  /** Whether what it was written against has changed since: then it cannot be enacted. */
  outdated: boolean;
  proposal: Proposal;
  /** When it was made; absent while the index does not know. */
  proposed_ms?: number | null;
  /** How many votes decide. */
  quorum: number;
};

/** What has become of a proposal. Times are those of blocks. */
export type ProposalStage = {
  kind: "voting";
} | {
  from_ms: number;
  kind: "passed";
  until_ms: number;
} | {
  kind: "enacted";
  time_ms: number;
} | {
  kind: "failed";
  time_ms: number;
} | {
  kind: "withdrawn";
  time_ms: number;
} | {
  kind: "lapsed";
  time_ms: number;
};

/** A public key. */
export type PublicKey = {
  /** Hexadecimal: 32 bytes for ed25519, `x || y` of 64 for the others. */
  key: string;
  kind: KeyKind;
};

/** A publisher, as of the last final block. */
export type Publisher = RegisterPublisher & {
  account: string;
  first?: number | null;
  last?: number | null;
  /** How many posts, withdrawn and replaced ones included. */
  posts: number;
  since_ms: number;
  /** How often its posts were tipped. */
  tips: number;
  withdrawn: number;
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

/** What one account has read, in the app's points. */
export type Reader = {
  account: string;
  points: number;
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

/** A unit that is not on the ledger. */
export type RecordedUnit = {
  decimals: number;
  name: string;
};

/** A recovery under way. */
export type Recovery = {
  /** Guardians who asked for it. */
  approvals: string[];
  authority: Authority;
  /** Block time from which it may be finished; absent until enough guardians asked. */
  ready_ms?: number | null;
};

/** Units on their way back into the reserve, or that were. */
export type Redemption = {
  /** Base units. */
  amount: string;
  /** The transaction that brought it there. */
  changed_by: string;
  /** Block time when it came to its stage. */
  changed_ms: number;
  coin: number;
  /** Who paid it. */
  custodian?: string | null;
  /** Until when, in block time, it may be settled; only while it waits. */
  deadline_ms?: number | null;
  dealer: string;
  /** SHA-256 of the proof of payment. */
  document?: string | null;
  /** Who asked for it. */
  from: string;
  id: number;
  requested_ms: number;
  stage: RedemptionStage;
};

/** A redemption with its coin. */
export type RedemptionAnswer = {
  assets: AssetBrief[];
  redemption: Redemption;
};

/** A redemption was requested, taken or cancelled. */
export type RedemptionMoved = {
  coin: number;
  dealer: string;
  from: string;
  redemption: number;
};

export type RedemptionOnly = {
  redemption: number;
};

/** A redemption was paid. */
export type RedemptionPaid = {
  coin: number;
  custodian: string;
  dealer: string;
  document: string;
  from: string;
  redemption: number;
};

/** How far a redemption has come. */
export type RedemptionStage = "requested" | "taken" | "settled" | "cancelled";

/** Where an account stands among those who bring and are brought. */
export type ReferralAnswer = {
  account: string;
  assets: AssetBrief[];
  brought_by?: Brought | null;
  /** How many accounts it has brought, in all campaigns. */
  invitees: number;
};

/** A referrer was paid. Amounts are base units of the coin; what moved says what was paid. */
export type ReferralPaid = {
  campaign: number;
  /** What is left of its cap in this epoch. */
  cap_left: string;
  /** How much of its invitees' fees that was. */
  earned: string;
  referrer: string;
};

/** What one referrer may still be paid by one campaign. */
export type ReferrerAnswer = {
  /** The campaign's asset. */
  asset: number;
  assets: AssetBrief[];
  /** What is left of the campaign's budget, in base units of the campaign's asset. */
  budget: string;
  campaign: number;
  /** What is left of its cap in this epoch, in base units of the coin. */
  cap_left: string;
  /** The ledger's present epoch. */
  epoch: number;
  /** What it was paid in this epoch, in base units of the coin. */
  paid_in_epoch: string;
  referrer: string;
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

/** What a publisher says of itself. */
export type RegisterPublisher = {
  /** A tag of BCP 47, such as `en` or `zh-Hans`. */
  language: string;
  link?: string | null;
  name: string;
};

/** A stated repayment was agreed to, denied or taken back. */
export type RepaymentAnswer = {
  agreed: boolean;
  by: string;
  closed: boolean;
  /** Nothing, unless it was agreed to. */
  counted: LoanAllocation;
  loan: number;
  statement: number;
};

export type ReportPrice = {
  /** When it was so. */
  at_ms: number;
  feed: number;
  /** What one whole unit of the base costs, in units of the feed's last decimal place. */
  value: string;
};

/** One who may report, and its newest report. */
export type Reporter = {
  account: string;
  at_ms?: number | null;
  /** Whether its report counts now. */
  fresh: boolean;
  value?: string | null;
};

export type RequestRedemption = {
  amount: string;
  coin: number;
  /** Who sees to the payment. */
  dealer: string;
  pay_to?: Memo | null;
};

/** How an asset of the reserve is shown. */
export type ReserveLabel = {
  code: string;
  decimals: number;
  /** SHA-256 of the icon's bytes, which live off the ledger. */
  icon?: string | null;
  name: string;
};

/** From when on less was attested, because an attestation expired. */
export type ReserveLapse = {
  /** Base units that were attested from then on. */
  attested: string;
  time_ms: number;
};

/** What circulated and what was attested right after an operation, and until the next point. */
export type ReservePoint = {
  /** Base units that fresh attestations counted for. */
  attested: string;
  /** Base units in existence, those that wait for redemption included. */
  circulating: string;
  height: number;
  /** The operation's kind, such as `mint_to_dealer`, `settle_redemption`, `attest` or `burn`. */
  kind: string;
  /** Attestations that expired after this point and before the next one, in order of time. */
  lapses: ReserveLapse[];
  /** Time of the block it is in. */
  time_ms: number;
  transaction: string;
};

/** The state proofs of the two records that the numbers follow from: proof files in hexadecimal, both of one block. */
export type ReserveProofs = {
  /** Of the asset's record: what was minted and burned. */
  asset: string;
  /** Of the stablecoin's record: custodians and what they attest. */
  stablecoin: string;
};

/** The proof of reserves. */
export type ReservesProof = Backing & {
  assets: AssetBrief[];
  coin: number;
  /** The block at which it holds. */
  height: number;
  proofs: ReserveProofs;
};

/** Ends a mandate. */
export type RevokeMandate = {
  mandate: number;
};

/** Whether an account's order stood in the book, or met one that did. */
export type Role = "maker" | "taker";

/** The way that gives most. */
export type Route = {
  /** What is really given: what makes no lot is kept. */
  gives: Money;
  hops: RouteHop[];
  /** Orders met in all markets together. */
  met: number;
  /** The markets, as `convert` takes them. */
  path: number[];
  receives: Money;
};

/** The best way, if there is one. */
export type RouteAnswer = {
  assets: AssetBrief[];
  best?: Route | null;
};

/** A conversion's way through one market, as the book stands. */
export type RouteHop = {
  /** In the market's quote asset, already in what is given or received. */
  fee: Money;
  gives: Money;
  market: number;
  /** Orders met. */
  met: number;
  receives: Money;
  side: Side;
};

/** An arbiter's decision. */
export type RuleDeal = {
  deal: number;
  note?: string;
  /** Base units; the rest, after the fee, goes to the buyer. */
  to_seller: string;
};

/** A savings pool, with flexible interest up to the last final block. */
export type SavingsPool = {
  asset: number;
  /** Free for interest. */
  budget: string;
  /** Block time at which it was closed. */
  closed_ms?: number | null;
  /** FixedDeposit deposits without their interest. */
  fixed: string;
  /** FlexibleDeposit deposits with their interest, in base units. */
  flexible: string;
  /** Yearly rate of flexible deposits; 0: there are none. */
  flexible_bps: number;
  id: number;
  name: string;
  operator: string;
  /** Interest set aside for fixed deposits. */
  reserved: string;
  terms: SavingsTerm[];
};

/** A savings pool with its asset. */
export type SavingsPoolAnswer = {
  assets: AssetBrief[];
  pool: SavingsPool;
};

/** A time and the yearly rate for deposits that stay so long. */
export type SavingsTerm = {
  rate_bps: number;
  term_ms: number;
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

/** A member's seat. */
export type Seat = {
  /** The account that acts for it. */
  account: string;
  /** The member's Ed25519 key. */
  member: string;
  /** How many of its proposals are open. */
  open: number;
};

/** Scoped keys, guardians and recovery. */
export type Security = {
  guardians?: Guardians | null;
  recovery?: Recovery | null;
  scoped_keys: ScopedKey[];
};

export type SettleRedemption = {
  /** SHA-256 of the proof of payment. */
  document: string;
  redemption: number;
};

/** One receiver and its share. */
export type Share = {
  /** Base units. */
  amount: string;
  to: string;
};

/** What an order does with the base asset. */
export type Side = "buy" | "sell";

export type SignLoan = {
  agreement: LoanAgreement;
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

/** The software version that the council decided on last. */
export type SoftwareVersion = {
  /** The height from which members run it. */
  from_height: number;
  /** The proposal that said so. */
  proposal: number;
  version: string;
};

/** What a scoped key has moved of one asset in the current period. */
export type Spent = Money & {
  since_ms: number;
};

/** How a packet's total is split. */
export type Split = "equal" | "random";

/** An asset whose units exist only against money that custodians say they hold. */
export type Stablecoin = AssetBrief & {
  backing: Backing;
  custodians: Custodian[];
  dealers: Dealer[];
  /** Who may change custodians and dealers. */
  governor: string;
  /** How long an attestation counts. */
  max_age_ms: number;
  /** What one whole unit stands for. */
  peg: string;
  /** How long a redemption may take. */
  redemption_ms: number;
};

/** What the governor may change. */
export type StablecoinTerms = {
  /** Strictly ascending by account. */
  custodians: CustodianTerms[];
  /** Strictly ascending by account. */
  dealers: DealerTerms[];
  governor: string;
};

/** For what a bond answers that came by a move. */
export type StakeLien = {
  /** What of it was there when it was last looked at. */
  amount: string;
  /** The candidate the stake came from. */
  from: number;
  /** What penalties have taken since, and the next operation on the bond takes from it. */
  lost: string;
  /** Block time from which it answers no more. */
  ready_ms: number;
};

/** Rewards that were claimed. */
export type StakeReward = {
  amount: string;
  candidate: number;
  height: number;
  time_ms: number;
  transaction: string;
};

export type StateOnLoan = {
  loan: number;
  statement: LoanStatementText;
};

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
  changes: DepthChange[];
  height: number;
  market: number;
  time_ms: number;
  trades: StreamTrade[];
  type: "market";
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

/** A trade as the stream tells it. */
export type StreamTrade = {
  lots: string;
  price: number;
  /** What the taker did with the base asset. */
  side: Side;
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

/** What traded in the 24 hours before now, to the minute. Prices are ticks for one lot. */
export type Ticker = {
  /** Base units of the base asset; absent past 128 bits. */
  base_volume?: string | null;
  high?: number | null;
  /** The price of the last trade ever. */
  last?: number | null;
  lots: string;
  low?: number | null;
  /** The price of the first trade of the 24 hours. */
  open?: number | null;
  /** Base units of the quote asset; absent past 128 bits. */
  quote_volume?: string | null;
  trades: number;
};

/** One step of a deal, in order of happening. */
export type TimelineStep = {
  by: string;
  height: number;
  index: number;
  /** The operation's kind. */
  kind: string;
  operation: number;
  stage?: DealStage | null;
  time_ms: number;
  /** What a ruling or an offer gives to the seller, in base units. */
  to_seller?: string | null;
  transaction: string;
};

/** What a stream can be told of. */
export type Topic = "blocks" | {
  /** Everything that happens to an account: `tally1…`, `0x…` or `@name`. */
  account: string;
} | {
  /** That a transaction is final; once. */
  transaction: string;
} | {
  /** What trades in a market, and how its depth changes. */
  market: number;
};

/** A trade. */
export type Trade = {
  /** Base units of the base asset. */
  base_amount?: string | null;
  height: number;
  index: number;
  lots: string;
  maker: string;
  maker_order: number;
  /** Ticks for one lot. */
  price: number;
  /** Base units of the quote asset, fees aside. */
  quote_amount?: string | null;
  /** What the taker did with the base asset. */
  side: Side;
  taker: string;
  /** The taker's order; absent for a conversion. */
  taker_order?: number | null;
  time_ms: number;
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

/** The treasury, the mining budget, and the fees that wait to be shared out. */
export type Treasury = {
  assets: AssetBrief[];
  /** Coin bonded to candidates that have not retired. */
  bonded: string;
  /** The ledger's epoch in which fees were last shared out. */
  epoch: number;
  /** Fees that are shared out in the next epoch's first block. */
  fee_pot: Money[];
  holdings: Money[];
  mining_bps: number;
  /** Coin for mining campaigns. */
  mining_budget: string;
  /** The stakers' share that was not claimed yet. */
  stake_rewards: string;
  /** What stakers and the mining budget get of the coin in the pot; the treasury has the rest. */
  stakers_bps: number;
};

/** Stake on its way out. */
export type Unbonding = {
  /** What it is worth now. */
  amount: string;
  /** Whether it may be finished. */
  ready: boolean;
  /** Block time from which it may be finished. */
  ready_ms: number;
};

export type VoteComposition = {
  basket: number;
  /** Strictly ascending by coin. */
  components: BasketComponent[];
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

/** How an epoch's emission is split, in hundredths of a percent that add up to the whole. */
export type Weights = {
  like_bps: number;
  read_bps: number;
  transact_bps: number;
};

/** The signatures that speak for one account. */
export type Witness = {
  account: string;
  signatures: Signature[];
};
