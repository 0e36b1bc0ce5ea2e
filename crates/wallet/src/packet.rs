//! Packets that only a link opens: the claim key, the link that carries it, and what it signs.
//!
//! The packet's record has the public key. Whoever has the link has the secret one, and signs with it the address that
//! is to get a share: the signature is of no use to anybody else who sees it.

use crate::key::{KeyKind, SecretKey};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use tally_types::{
    Address, Hash, KeySignature, PublicKey,
    packet::{PacketId, claim_message},
    signature::Ed25519Signature,
};
use zeroize::Zeroizing;

/// A packet's claim key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimKey(SecretKey);

impl ClaimKey {
    /// The key of 32 random bytes, which are good for one packet.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(SecretKey::from_bytes(KeyKind::Ed25519, bytes).expect("any 32 bytes are an Ed25519 seed"))
    }

    /// The key that follows from the creator's own key and a salt, so that a lost link can be made again. A salt is
    /// good for one packet.
    pub fn of_creator(creator: &SecretKey, salt: &str) -> Self {
        let bytes =
            Zeroizing::new(Hash::of("tally/claim-key", &[&creator.to_bytes()[..], salt.as_bytes()]).0);
        Self::from_bytes(&bytes)
    }

    /// The key's 32 bytes, as [`Self::from_bytes`] takes them.
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        self.0.to_bytes()
    }

    /// What stands in the packet's record.
    pub fn public(&self) -> [u8; 32] {
        match self.0.public() {
            PublicKey::Ed25519(key) => key,
            _ => unreachable!("a claim key is an Ed25519 key"),
        }
    }

    /// The proof with which `claimer` claims from `packet`, on the network of this genesis.
    pub fn prove(&self, genesis: &Hash, packet: PacketId, claimer: &Address) -> Ed25519Signature {
        match self.0.sign(&claim_message(genesis, packet, claimer)) {
            KeySignature::Ed25519(signature) => signature,
            _ => unreachable!("a claim key is an Ed25519 key"),
        }
    }
}

/// A packet and the key to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacketLink {
    pub packet: PacketId,
    pub key: ClaimKey,
}

impl PacketLink {
    /// Reads what [`Self::to_text`] writes.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (number, key) = text.split_once('/')?;
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let packet = PacketId(is_number.then(|| number.parse().ok())??);
        let mut bytes = Zeroizing::new([0; 32]);
        let length = Base64UrlUnpadded::decode(key.trim_end_matches('/'), &mut bytes[..]).ok()?.len();
        (length == 32).then(|| Self { packet, key: ClaimKey::from_bytes(&bytes) })
    }

    /// The number, and the key's 32 bytes as base64url.
    pub(crate) fn to_text(&self) -> Zeroizing<String> {
        let key = Zeroizing::new(Base64UrlUnpadded::encode_string(&self.key.0.to_bytes()[..]));
        Zeroizing::new(format!("{}/{}", self.packet, *key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        build::{BuildError, Intent, Network, sign_alone},
        link::{Link, LinkError},
        verify::{SignatureError, verify_transaction},
    };
    use tally_types::{Action, Amount, AssetId, Operation, fee::Fee, packet::ClaimPacket};

    const NETWORK: Network = Network { chain_id: 7, genesis: Hash([1; 32]) };
    const PACKET: PacketId = PacketId(12);

    fn claim(claimer: &SecretKey, proof: Ed25519Signature) -> Intent {
        let action = Action::ClaimPacket(ClaimPacket { packet: PACKET, proof: Some(proof) });
        Intent {
            payer: claimer.address(),
            nonce: 0,
            valid_until_ms: 1,
            fee_limit: Fee { asset: AssetId::COIN, amount: Amount(10) },
            operations: vec![Operation { actor: claimer.address(), action }],
        }
    }

    #[test]
    fn a_link_opens_a_packet_for_whoever_has_it_and_for_nobody_who_sees_the_claim() {
        let people = [2, 3].map(|byte| SecretKey::from_bytes(KeyKind::Ed25519, &[byte; 32]).unwrap());
        let link = PacketLink { packet: PACKET, key: ClaimKey::from_bytes(&[9; 32]) };
        let proof = link.key.prove(&NETWORK.genesis, PACKET, &people[0].address());
        assert_eq!(proof.key, link.key.public());
        let transaction = sign_alone(&NETWORK, claim(&people[0], proof.clone()), &people[0]).unwrap();
        assert_eq!(verify_transaction(&transaction, &NETWORK.genesis), Ok(()));
        let elsewhere = link.key.prove(&NETWORK.genesis, PacketId(13), &people[0].address());
        let other_network = link.key.prove(&Hash::ZERO, PACKET, &people[0].address());
        for (who, proof) in [(1, proof), (0, elsewhere), (0, other_network)] {
            let stolen = sign_alone(&NETWORK, claim(&people[who], proof), &people[who]);
            assert_eq!(stolen.unwrap_err(), BuildError::Signature(SignatureError::Mismatch));
        }
    }

    #[test]
    fn a_packets_link_is_read_as_it_is_written() {
        let link = Link::Packet(PacketLink { packet: PACKET, key: ClaimKey::from_bytes(&[9; 32]) });
        let text = link.to_text("tally");
        assert_eq!(text, "tally:packet/12/CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk");
        for text in [text.clone(), text.replace("tally:", "TALLY://"), format!(" {text}/ ")] {
            assert_eq!(Link::parse(&text, "tally"), Ok(link.clone()), "{text}");
        }
        for (from, to) in
            [("12/", "/"), ("12/", "-1/"), ("12/", "+1/"), ("CQkJ", ""), ("CQkJ", "CQkJCQkJ"), ("CQk", "C k")]
        {
            let text = text.replacen(from, to, 1);
            assert_eq!(Link::parse(&text, "tally"), Err(LinkError::PacketMalformed), "{text}");
        }
    }
}
