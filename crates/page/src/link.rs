//! Links: to be paid, to sign, to claim from a packet, to be brought by somebody.

use crate::{error::PageError, session::Session};
use serde::{Deserialize, Serialize};
use tally_types::{AssetId, hash::hex, referral::CampaignId, text::is_plain, transfer::MAX_MEMO_BYTES};
use tally_wallet::{
    link::{Decimal, Link, LinkError, PaymentLink},
    referral::ReferralLink,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Make {
    to: String,
    #[serde(default)]
    asset: Option<u64>,
    /// In whole units.
    #[serde(default)]
    amount: Option<String>,
    #[serde(default)]
    memo: Option<String>,
}

#[derive(Serialize)]
pub struct Made {
    pub link: String,
}

pub fn make(session: &mut Session, input: Make) -> Result<Made, PageError> {
    let network = session.network()?;
    match &input.memo {
        Some(memo) if memo.len() > MAX_MEMO_BYTES => return Err(LinkError::MemoTooLong.into()),
        Some(memo) if !is_plain(memo) => return Err(LinkError::MemoNotPlain.into()),
        _ => {}
    }
    let link = Link::Pay(PaymentLink {
        to: network.read_address(&input.to)?,
        asset: input.asset.map(AssetId),
        amount: input.amount.as_deref().map(Decimal::parse).transpose()?,
        memo: input.memo,
    });
    Ok(Made { link: link.to_text(&network.prefix) })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refer {
    campaign: u64,
    referrer: String,
}

pub fn refer(session: &mut Session, input: Refer) -> Result<Made, PageError> {
    let network = session.network()?;
    let referrer = network.read_address(&input.referrer)?;
    let link = ReferralLink { campaign: CampaignId(input.campaign), referrer };
    Ok(Made { link: link.to_text(&network.prefix) })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parse {
    text: String,
}

/// What a link says. A packet's key is not shown: who has the link has it.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Read {
    Pay {
        to: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        asset: Option<u64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        amount: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        memo: Option<String>,
    },
    Sign {
        draft: String,
    },
    Packet {
        packet: u64,
        claim_key: String,
    },
    Refer {
        campaign: u64,
        referrer: String,
    },
}

pub fn parse(session: &mut Session, input: Parse) -> Result<Read, PageError> {
    read(session, &input.text)
}

pub fn read(session: &Session, text: &str) -> Result<Read, PageError> {
    let network = session.network()?;
    let text = in_web_address(text);
    if let Some(link) = ReferralLink::parse(text, &network.prefix) {
        return Ok(Read::Refer {
            campaign: link.campaign.0,
            referrer: network.scene().address(&link.referrer),
        });
    }
    Ok(match Link::parse(text, &network.prefix)? {
        Link::Pay(link) => Read::Pay {
            to: network.scene().address(&link.to),
            asset: link.asset.map(|asset| asset.0),
            amount: link.amount.map(|amount| amount.as_str().to_owned()),
            memo: link.memo,
        },
        Link::Sign(bytes) => Read::Sign { draft: hex(&bytes) },
        Link::Packet(link) => Read::Packet { packet: link.packet.0, claim_key: hex(&link.key.public()) },
    })
}

/// The link after the `#` of a web address of this page: browsers keep that part to themselves.
pub fn in_web_address(text: &str) -> &str {
    let text = text.trim();
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return text;
    }
    let fragment = text.split_once('#').map_or(text, |(_, fragment)| fragment);
    fragment.find("tally:").map_or(text, |place| &fragment[place..])
}
