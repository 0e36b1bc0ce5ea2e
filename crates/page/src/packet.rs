//! Packets that a link opens: claim keys, links, and the proof with which a share is claimed.

use crate::{
    error::PageError,
    link::{Made, in_web_address},
    random,
    secret::Secret,
    session::Session,
};
use serde::{Deserialize, Serialize};
use tally_json::{packet::ClaimProof, read_hash};
use tally_types::{hash::hex, packet::PacketId};
use tally_wallet::{
    link::{Link, LinkError},
    packet::{ClaimKey, PacketLink},
};
use zeroize::Zeroizing;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    vault: u32,
    account: String,
    salt: String,
}

#[derive(Serialize)]
pub struct Public {
    claim_key: String,
}

pub fn key(session: &mut Session, input: Key) -> Result<Public, PageError> {
    let creator = session.vault(input.vault)?.key(&input.account)?;
    Ok(Public { claim_key: hex(&ClaimKey::of_creator(&creator, &input.salt).public()) })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkTo {
    vault: u32,
    account: String,
    salt: String,
    packet: u64,
}

pub fn link(session: &mut Session, input: LinkTo) -> Result<Made, PageError> {
    let creator = session.vault(input.vault)?.key(&input.account)?;
    text(session, input.packet, ClaimKey::of_creator(&creator, &input.salt))
}

#[derive(Serialize)]
pub struct NewKey {
    claim_key: String,
    secret: Secret,
}

pub fn new_key(_: &mut Session, _: crate::method::Nothing) -> Result<NewKey, PageError> {
    let key = ClaimKey::from_bytes(&random::bytes());
    Ok(NewKey { claim_key: hex(&key.public()), secret: hex(&key.to_bytes()[..]).into() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkOf {
    secret: Secret,
    packet: u64,
}

pub fn link_of(session: &mut Session, input: LinkOf) -> Result<Made, PageError> {
    let secret = Zeroizing::new(read_hash(&input.secret)?.0);
    text(session, input.packet, ClaimKey::from_bytes(&secret))
}

fn text(session: &Session, packet: u64, key: ClaimKey) -> Result<Made, PageError> {
    let link = Link::Packet(PacketLink { packet: PacketId(packet), key });
    Ok(Made { link: link.to_text(&session.network()?.prefix) })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prove {
    link: Secret,
    claimer: String,
}

#[derive(Serialize)]
pub struct Proven {
    packet: u64,
    proof: ClaimProof,
}

pub fn prove(session: &mut Session, input: Prove) -> Result<Proven, PageError> {
    let network = session.network()?;
    let Link::Packet(link) = Link::parse(in_web_address(&input.link), &network.prefix)? else {
        return Err(LinkError::PacketMalformed.into());
    };
    let claimer = network.read_address(&input.claimer)?;
    let proof = link.key.prove(&network.id.genesis, link.packet, &claimer);
    let proof = ClaimProof { key: hex(&proof.key), signature: hex(&proof.signature) };
    Ok(Proven { packet: link.packet.0, proof })
}
