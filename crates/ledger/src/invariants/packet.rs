//! The shares of a packet add up to what lies in it, are as many as are left, and only ever become fewer; an account
//! that has claimed has claimed for ever.

use super::{
    Broken,
    kind::{Holding, Kind, Pair, number_of},
    state::State,
};
use tally_types::{
    Address, Amount, Place, StateKey,
    packet::{MAX_SHARES, Packet, PacketClaim, PacketDraw, PacketId, PacketPage, SHARES_PER_PAGE, Split},
    state::Counters,
};

fn packet_broken(id: PacketId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::packet(id), what }
}

impl Kind for Packet {
    type Id = PacketId;

    fn id(key: &StateKey) -> PacketId {
        PacketId(number_of(key, 1))
    }

    fn key(&self, id: &PacketId) -> Option<StateKey> {
        Some(StateKey::packet(*id))
    }

    fn holdings(&self, id: &PacketId) -> impl Iterator<Item = Holding> {
        std::iter::once((Place::Packet(*id), self.asset, self.left))
    }

    fn shape(&self, id: &PacketId) -> Result<(), Broken> {
        let counted = (1..=MAX_SHARES).contains(&usize::from(self.count)) && self.claimed < self.count;
        if !counted || self.left > self.total {
            return Err(packet_broken(*id, "a packet that cannot be"));
        }
        let in_pages: u16 = self.pages.iter().map(|left| u16::from(*left)).sum();
        let pages = usize::from(self.count).div_ceil(SHARES_PER_PAGE);
        let right = match self.split {
            Split::Equal(_) => self.pages.is_empty() && self.left == equal_rest(self),
            Split::Random(_) if self.pages.is_empty() => self.claimed == 0 && self.left == self.total,
            Split::Random(_) => self.pages.len() == pages && in_pages == self.count - self.claimed,
        };
        if right { Ok(()) } else { Err(packet_broken(*id, "its shares do not match what is left")) }
    }

    fn history(id: &PacketId, pair: &Pair<Self>) -> Result<(), Broken> {
        let (Some(before), Some(after)) = (&pair.before, &pair.after) else {
            return if pair.after.as_ref().is_some_and(|packet| packet.claimed > 0) {
                Err(packet_broken(*id, "claimed before it was made"))
            } else {
                Ok(())
            };
        };
        let kept =
            Packet { left: after.left, claimed: after.claimed, pages: after.pages.clone(), ..before.clone() };
        let shrinks = after.claimed >= before.claimed && after.left <= before.left;
        let pays = (after.claimed == before.claimed) == (after.left == before.left);
        if kept == *after && shrinks && pays {
            Ok(())
        } else {
            Err(packet_broken(*id, "changed otherwise than by claims"))
        }
    }
}

/// What the shares of an equal split that are left come to.
fn equal_rest(packet: &Packet) -> Amount {
    let (count, claimed) = (u128::from(packet.count), u128::from(packet.claimed));
    let (each, over) = (packet.total.0 / count, packet.total.0 % count);
    // One unit more for each of the first `over` shares that is not claimed yet.
    Amount(each * (count - claimed) + over.saturating_sub(claimed))
}

impl Kind for PacketPage {
    type Id = (PacketId, u8);

    fn id(key: &StateKey) -> (PacketId, u8) {
        (PacketId(number_of(key, 1)), key.0[9])
    }

    fn key(&self, (packet, page): &(PacketId, u8)) -> Option<StateKey> {
        Some(StateKey::packet_page(*packet, *page))
    }

    fn shape(&self, (packet, page): &(PacketId, u8)) -> Result<(), Broken> {
        if self.shares.iter().any(|share| share.is_zero()) {
            let key = StateKey::packet_page(*packet, *page);
            return Err(Broken::Kind { key, what: "a share of nothing" });
        }
        Ok(())
    }

    /// Shares go away, and those that stay keep their order.
    fn history((packet, page): &(PacketId, u8), pair: &Pair<Self>) -> Result<(), Broken> {
        let (Some(before), Some(after)) = (&pair.before, &pair.after) else { return Ok(()) };
        let mut rest = before.shares.iter();
        if after.shares.iter().all(|share| rest.any(|other| other == share)) {
            return Ok(());
        }
        Err(Broken::Kind { key: StateKey::packet_page(*packet, *page), what: "a share changed" })
    }
}

impl Kind for PacketClaim {
    type Id = (PacketId, Address);

    fn id(key: &StateKey) -> (PacketId, Address) {
        let mut claimer = [0; 20];
        claimer.copy_from_slice(&key.0[9..29]);
        (PacketId(number_of(key, 1)), Address(claimer))
    }

    fn key(&self, (packet, claimer): &(PacketId, Address)) -> Option<StateKey> {
        Some(StateKey::packet_claim(*packet, claimer))
    }

    fn history((packet, claimer): &(PacketId, Address), pair: &Pair<Self>) -> Result<(), Broken> {
        if pair.before.is_some() {
            let key = StateKey::packet_claim(*packet, claimer);
            return Err(Broken::Kind { key, what: "a claim was taken back" });
        }
        Ok(())
    }
}

impl Kind for PacketDraw {
    type Id = ();

    fn id(_: &StateKey) {}

    fn key(&self, (): &()) -> Option<StateKey> {
        Some(StateKey::packet_draw())
    }

    fn shape(&self, (): &()) -> Result<(), Broken> {
        if self.first < self.end { Ok(()) } else { Err(draw_broken()) }
    }
}

fn draw_broken() -> Broken {
    Broken::Kind { key: StateKey::packet_draw(), what: "it names packets that are not to be drawn" }
}

/// Ids are given out in order; pages and claims belong to packets, and agree with them.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    let last = state.packets.keys().chain(state.packet_claims.keys().map(|(id, _)| id)).max();
    match last {
        Some(id) if id.0 >= counters.packet => return Err(packet_broken(*id, "its id was not given out")),
        _ => {}
    }
    if let Some(((id, _), _)) = state.packet_pages.iter().find(|((id, _), _)| !state.packets.contains_key(id))
    {
        return Err(packet_broken(*id, "its shares outlive it"));
    }
    check_draw(state, counters)?;
    state.packets.iter().try_for_each(|(id, packet)| check_packet(state, *id, packet))
}

fn check_draw(state: &State, counters: &Counters) -> Result<(), Broken> {
    let waiting =
        |id: &PacketId| state.packet_draw.get(&()).is_some_and(|draw| (draw.first..draw.end).contains(id));
    let undrawn = |packet: &Packet| packet.split == Split::RANDOM && packet.pages.is_empty();
    let astray = state.packet_draw.get(&()).is_some_and(|draw| draw.end.0 > counters.packet)
        || state
            .packets
            .iter()
            .any(|(id, packet)| packet.split == Split::RANDOM && undrawn(packet) != waiting(id));
    if astray { Err(draw_broken()) } else { Ok(()) }
}

fn check_packet(state: &State, id: PacketId, packet: &Packet) -> Result<(), Broken> {
    let mut drawn = Amount::ZERO;
    for (number, left) in (0u8..).zip(packet.pages.iter()) {
        let page = state.packet_pages.get(&(id, number));
        if page.map_or(0, |page| page.shares.len()) != usize::from(*left) {
            return Err(packet_broken(id, "its shares are not counted right"));
        }
        let shares = page.iter().flat_map(|page| page.shares.iter());
        for share in shares {
            drawn = drawn.checked_add(*share).ok_or(Broken::Overflow(packet.asset))?;
        }
    }
    if !packet.pages.is_empty() && drawn != packet.left {
        return Err(packet_broken(id, "its shares are not what lies in it"));
    }
    let claims = state.packet_claims.range((id, Address([0; 20]))..=(id, Address([0xff; 20])));
    let mut rest = packet.total;
    let mut count = 0;
    for (_, claim) in claims {
        rest = rest.checked_sub(claim.amount).ok_or(packet_broken(id, "more was claimed than it had"))?;
        count += 1;
    }
    if count != packet.claimed || rest != packet.left {
        return Err(packet_broken(id, "its claims are not what left it"));
    }
    Ok(())
}
