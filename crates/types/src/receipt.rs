//! Receipts: what became of a transaction, and what really moved.

use crate::{
    Address, Amount, AssetId, Handle, Hash, PublicKey, Refusal,
    account::MAX_GUARDIANS,
    asset::Power,
    deal::{DealDecided, DealId, DealOffer, DealParties, DealStep},
    fee::Fee,
    merkle,
    news::{PostMade, PostOf, PostTip},
    transfer::{HeldId, MAX_RECEIVERS},
    wire::{Empty, List},
};
use commonware_codec::Encode as _;

const _: () = assert!(MAX_GUARDIANS <= MAX_RECEIVERS);

/// Most movements of one transaction (see [`crate::transaction::MAX_WORK`]).
pub const MAX_MOVES: usize = 1024;
/// Most events of one transaction.
pub const MAX_EVENTS: usize = 256;

wire_struct! {
    /// A broken rule and the operation that broke it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Refused {
        pub operation: u8,
        pub refusal: Refusal,
    }
}

wire_enum! {
    /// What became of the transaction's operations.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub enum Outcome {
        /// All applied.
        0 = Applied(Empty),
        /// None applied; the fee and the nonce are spent.
        1 = Refused(Refused),
    }
}

wire_enum! {
    /// Where units are.
    ///
    /// A noun with an escrow has a place of its own, named by the id under which its record lies, so that the
    /// ledger's invariants can compare what the record says lies there with what moved. Tags of the nouns to come:
    /// packet 4, deal 5, loan 6 (collateral) and 7 (escrow), market order 8, stake 9 (bonded), 10 (unbonding) and 11
    /// (rewards), savings pool 12, campaign 13, treasury 14, redemption 15, mining claims 16, mandate 17, reserve basket 18.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Place {
        /// Nowhere: units come from here when minted and go here when burned.
        0 = Supply(Empty),
        1 = Account(Address),
        /// Set aside by a held send.
        2 = Held(HeldId),
        /// The fees collected and not yet shared out.
        3 = FeePot(Empty),
        /// The price of a deal, paid in.
        5 = Deal(DealId),
    }
}

wire_struct! {
    /// Units that moved.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Move {
        /// The operation that moved them.
        pub operation: u8,
        pub from: Place,
        pub to: Place,
        pub asset: AssetId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// A right or restriction of one account over one asset changed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct HolderChanged {
        pub asset: AssetId,
        pub account: Address,
        /// Frozen or allowed from now on; unset: unfrozen or disallowed.
        pub set: bool,
    }
}

wire_struct! {
    /// A recovery of `account` moved on.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct RecoveryMoved {
        pub account: Address,
        /// Block time from which it may be finished; `None` while guardians are missing.
        pub ready_ms: Option<u64>,
    }
}

wire_struct! {
    /// A power over an asset is gone.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct PowerGone {
        pub asset: AssetId,
        pub power: Power,
    }
}

wire_struct! {
    /// An asset was paused or resumed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct PauseChanged {
        pub asset: AssetId,
        pub paused: bool,
    }
}

wire_struct! {
    /// A held send was opened, accepted or returned.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct HeldMoved {
        pub held: HeldId,
        pub from: Address,
        pub to: Address,
    }
}

wire_enum! {
    /// Something other than a movement that happened.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub enum Event {
        0x10 = KeysSet(Address),
        0x11 = SharedOpened(Address),
        0x12 = KeyGranted(PublicKey),
        0x13 = KeyRevoked(PublicKey),
        0x14 = GuardiansSet(Address),
        0x15 = RecoveryStarted(RecoveryMoved),
        0x16 = RecoveryVetoed(Address),
        0x17 = RecoveryFinished(Address),
        0x18 = NameClaimed(Handle),
        0x19 = InboxSet(Address),
        0x20 = AssetCreated(AssetId),
        0x23 = FreezeChanged(HolderChanged),
        0x25 = AllowChanged(HolderChanged),
        0x28 = PauseSet(PauseChanged),
        0x2a = AssetEdited(AssetId),
        0x2b = PowerRenounced(PowerGone),
        0x32 = HeldOpened(HeldMoved),
        0x33 = HeldAccepted(HeldMoved),
        0x34 = HeldReturned(HeldMoved),
        0x60 = DealOpened(DealParties),
        0x61 = DealAccepted(DealStep),
        0x62 = DealShipped(DealStep),
        0x63 = DealConfirmed(DealParties),
        0x64 = DealRefunded(DealParties),
        0x65 = DealSettled(DealDecided),
        0x66 = DealDisputed(DealStep),
        0x67 = DealRuled(DealParties),
        0x68 = DealCancelled(DealOffer),
        0xc0 = PublisherRegistered(Address),
        0xc1 = PostPublished(PostMade),
        0xc2 = PostWithdrawn(PostOf),
        0xc3 = PostTipped(PostTip),
    }
}

wire_struct! {
    /// What became of one transaction.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Receipt {
        /// The transaction's id.
        pub transaction: Hash,
        pub payer: Address,
        /// What was really charged.
        pub fee: Fee,
        pub outcome: Outcome,
        /// Delivered amounts; the fee is not among them.
        pub moves: List<Move, 0, MAX_MOVES>,
        pub events: List<Event, 0, MAX_EVENTS>,
    }
}

impl Receipt {
    /// The leaf that stands for this receipt under the block's receipts root.
    pub fn leaf(&self) -> Hash {
        merkle::leaf(&self.encode())
    }

    pub fn is_applied(&self) -> bool {
        matches!(self.outcome, Outcome::Applied(_))
    }
}
