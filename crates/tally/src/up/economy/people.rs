//! The simulated people of the demo economy, by the part they play.
//!
//! Their keys come from the public demo phrase, as those of alice, bob and carol do: whoever meets them may act for them,
//! and nobody can take them for real.

use crate::up::demo;
use tally_engine::MemberKeys;
use tally_types::Address;
use tally_wallet::{KeyKind, SecretKey};

/// Declares the people in the order of their keys: name, whole coins at the start.
macro_rules! people {
    ($($role:ident $name:literal $coins:literal,)*) => {
        /// Somebody of the economy.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Role { $($role),* }

        impl Role {
            pub const ALL: &[Self] = &[$(Self::$role),*];

            /// The name, without the `@`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$role => $name),* }
            }

            /// Whole coins at the start.
            pub fn coins(self) -> u128 {
                match self { $(Self::$role => $coins),* }
            }
        }
    };
}

people! {
    Alice "alice" 10_000,
    Bob "bob" 10_000,
    Carol "carol" 10_000,
    Mira "mira" 10_000,
    Lantern "lantern" 10_000,
    Themis "themis" 10_000,
    Harvest "harvest" 100_000,
    Guide "guide" 500_000,
    Reserve "reserve" 10_000,
    Custodian "custodian" 10_000,
    Dealer "dealer" 10_000,
    Nord "nord" 2_000_000,
    Sud "sud" 2_000_000,
    Ada "ada" 200_000,
    Lin "lin" 200_000,
    Dora "dora" 20_000,
    Wei "wei" 20_000,
}

/// Who goes on acting by itself. They are in no vault, so that nobody's own command and theirs take one nonce.
pub const LIVING: &[Role] = &[Role::Nord, Role::Sud, Role::Ada, Role::Lin, Role::Dora, Role::Wei];

/// All people with their keys.
pub struct Cast {
    keys: Vec<SecretKey>,
    /// The key of the first member's seat in the council.
    seat: Option<SecretKey>,
}

impl Cast {
    pub fn new() -> Self {
        Self { keys: demo::keys(Role::ALL.len()), seat: None }
    }

    /// With the key by which the first member takes part in consensus: its seat is that key's account's at first.
    pub fn seated(self, member: &MemberKeys) -> Self {
        let key = SecretKey::from_bytes(KeyKind::Ed25519, &member.signer);
        Self { seat: Some(key.expect("all bytes are an Ed25519 key")), ..self }
    }

    pub fn seat(&self) -> Option<&SecretKey> {
        self.seat.as_ref()
    }

    pub fn key(&self, role: Role) -> &SecretKey {
        &self.keys[role as usize]
    }

    pub fn address(&self, role: Role) -> Address {
        self.key(role).address()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use tally_types::Handle;

    #[test]
    fn nobody_looks_like_somebody_else() {
        let handles = Role::ALL.iter().map(|role| Handle::parse(role.name()).expect("it is a handle"));
        let skeletons: BTreeSet<_> = handles.map(|handle| handle.skeleton()).collect();
        assert_eq!(skeletons.len(), Role::ALL.len());
    }

    #[test]
    fn the_first_three_are_the_demo_accounts() {
        let names: Vec<_> = demo::accounts(false).iter().map(|account| account.name).collect();
        assert_eq!(names, [Role::Alice, Role::Bob, Role::Carol].map(Role::name));
    }
}
