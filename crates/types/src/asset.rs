//! Assets: who issued what, with which powers.
//!
//! Invariants: `burned ≤ minted`, `minted − burned ≤ cap`; a power can be given up and never comes back.

use crate::{
    Address, Amount, Hash, Refusal,
    text::{Text, is_plain},
};

/// Most characters of an asset's code.
pub const MAX_CODE_CHARS: usize = 12;
/// Most bytes of an asset's name.
pub const MAX_NAME_BYTES: usize = 64;
/// Most decimal places.
pub const MAX_DECIMALS: u8 = 18;

wire_id! {
    /// An asset's number, given in order of creation; 0 is the network's own coin.
    pub struct AssetId(u64);
}

impl AssetId {
    /// The network's own coin: fees and stake are paid in it.
    pub const COIN: Self = Self(0);
}

/// A code: 1 to 12 of `A–Z`, `0–9`. Not unique: show it with the issuer and the id.
pub type Code = Text<1, MAX_CODE_CHARS>;

/// A name in plain text.
pub type Name = Text<1, MAX_NAME_BYTES>;

/// A power over an asset. The tag is its place in [`Powers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Power {
    Mint,
    Freeze,
    ClawBack,
    Pause,
    AllowList,
    Edit,
}

impl Power {
    pub const ALL: [Self; 6] =
        [Self::Mint, Self::Freeze, Self::ClawBack, Self::Pause, Self::AllowList, Self::Edit];
}

impl crate::codec::Write for Power {
    fn write(&self, buf: &mut impl bytes::BufMut) {
        (*self as u8).write(buf);
    }
}

impl crate::codec::FixedSize for Power {
    const SIZE: usize = 1;
}

impl crate::codec::Read for Power {
    type Cfg = ();

    fn read_cfg(buf: &mut impl crate::codec::Buf, _: &()) -> Result<Self, crate::codec::Error> {
        let tag = u8::read_cfg(buf, &())?;
        Self::ALL.get(usize::from(tag)).copied().ok_or(crate::codec::Error::InvalidEnum(tag))
    }
}

wire_struct! {
    /// The account that holds each power, or none.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Powers {
        pub mint: Option<Address>,
        pub freeze: Option<Address>,
        pub claw_back: Option<Address>,
        pub pause: Option<Address>,
        /// Present: only accounts on the allow-list may hold the asset.
        pub allow_list: Option<Address>,
        pub edit: Option<Address>,
    }
}

impl Powers {
    /// The holder of `power`.
    pub fn holder(&self, power: Power) -> Option<Address> {
        match power {
            Power::Mint => self.mint,
            Power::Freeze => self.freeze,
            Power::ClawBack => self.claw_back,
            Power::Pause => self.pause,
            Power::AllowList => self.allow_list,
            Power::Edit => self.edit,
        }
    }

    /// The place of `power`'s holder.
    pub fn holder_mut(&mut self, power: Power) -> &mut Option<Address> {
        match power {
            Power::Mint => &mut self.mint,
            Power::Freeze => &mut self.freeze,
            Power::ClawBack => &mut self.claw_back,
            Power::Pause => &mut self.pause,
            Power::AllowList => &mut self.allow_list,
            Power::Edit => &mut self.edit,
        }
    }
}

wire_struct! {
    /// Creates an asset, issued by the actor. The receipt says its id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct CreateAsset {
        pub code: Code,
        pub name: Name,
        pub decimals: u8,
        /// SHA-256 of the icon's bytes, which live off the ledger.
        pub icon: Option<Hash>,
        /// Most base units that may ever circulate at once.
        pub cap: Option<Amount>,
        pub powers: Powers,
        /// Minted to the issuer at once; may be zero.
        pub initial_supply: Amount,
    }
}

wire_struct! {
    /// Makes new units, given to `to`.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Mint {
        pub asset: AssetId,
        pub to: Address,
        pub amount: Amount,
    }
}

wire_struct! {
    /// Destroys units the actor holds.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Burn {
        pub asset: AssetId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// An asset and one account: freezes, unfreezes, allows or disallows it.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Holder {
        pub asset: AssetId,
        pub account: Address,
    }
}

wire_struct! {
    /// Takes units from an account and gives them to another.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ClawBack {
        pub asset: AssetId,
        pub from: Address,
        pub to: Address,
        pub amount: Amount,
    }
}

wire_struct! {
    /// Stops or resumes every movement of the asset.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct AssetOnly {
        pub asset: AssetId,
    }
}

wire_struct! {
    /// Changes how the asset is shown. Code and decimals never change.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct EditAsset {
        pub asset: AssetId,
        pub name: Name,
        pub icon: Option<Hash>,
    }
}

wire_struct! {
    /// Gives up a power, for ever.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RenouncePower {
        pub asset: AssetId,
        pub power: Power,
    }
}

/// Whether `code` is 1 to 12 of `A–Z`, `0–9`.
pub fn is_code(code: &str) -> bool {
    (1..=MAX_CODE_CHARS).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Whether `name` shows as it is written: plain text that neither begins nor ends with white space.
pub fn is_name(name: &str) -> bool {
    is_plain(name) && name.trim() == name
}

impl CreateAsset {
    pub fn check(&self) -> Result<(), Refusal> {
        if !is_name(self.name.as_str()) {
            return Err(Refusal::TextNotPlain);
        }
        if !is_code(self.code.as_str()) {
            return Err(Refusal::CodeInvalid);
        }
        if self.decimals > MAX_DECIMALS {
            return Err(Refusal::DecimalsTooMany);
        }
        if self.cap.is_some_and(|cap| cap.is_zero() || self.initial_supply > cap) {
            return Err(Refusal::OverCap);
        }
        Ok(())
    }
}

wire_struct! {
    /// An asset's record.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Asset {
        pub issuer: Address,
        pub code: Code,
        pub name: Name,
        pub decimals: u8,
        pub icon: Option<Hash>,
        pub cap: Option<Amount>,
        pub powers: Powers,
        pub paused: bool,
        /// All units ever made.
        pub minted: Amount,
        /// All units ever destroyed.
        pub burned: Amount,
    }
}
