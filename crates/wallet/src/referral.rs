//! Referral links: a campaign and who brings, for somebody who is brought.
//!
//! `tally:refer/<campaign>/<address>`. It asks for no money and signs nothing by itself.

use crate::link::{MAX_LINK_BYTES, SCHEME};
use tally_types::{Address, referral::CampaignId};

const REFER: &str = "refer/";

/// Who brings, in which campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferralLink {
    pub campaign: CampaignId,
    pub referrer: Address,
}

impl ReferralLink {
    /// Reads a link of the network whose addresses begin with `prefix`; `None` when it is no such link.
    pub fn parse(text: &str, prefix: &str) -> Option<Self> {
        let text = text.trim();
        let scheme = text.get(..SCHEME.len()).filter(|_| text.len() <= MAX_LINK_BYTES)?;
        if !scheme.eq_ignore_ascii_case(SCHEME) {
            return None;
        }
        let rest = &text[SCHEME.len()..];
        // Browsers and messengers may add the slashes of a web address.
        let rest = rest.strip_prefix("//").unwrap_or(rest).strip_prefix(REFER)?;
        let (campaign, address) = rest.trim_end_matches('/').split_once('/')?;
        let digits = campaign.bytes().all(|byte| byte.is_ascii_digit());
        let campaign = CampaignId(campaign.parse().ok().filter(|_| digits)?);
        Some(Self { campaign, referrer: Address::parse(address, prefix).ok()? })
    }

    /// The link's text, with the address under `prefix`.
    pub fn to_text(&self, prefix: &str) -> String {
        format!("{SCHEME}{REFER}{}/{}", self.campaign, self.referrer.to_text(prefix))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_referral_link_is_read_as_it_is_written_and_nothing_else_is_one() {
        let link = ReferralLink { campaign: CampaignId(4), referrer: Address([7; 20]) };
        let text = link.to_text("tally");
        assert!(text.starts_with("tally:refer/4/tally1"), "{text}");
        let slashes = text.replace("tally:", " TALLY://");
        for text in [&text, &format!("{text}/"), &slashes] {
            assert_eq!(ReferralLink::parse(text, "tally"), Some(link), "{text}");
        }
        let address = link.referrer.to_text("tally");
        for text in [
            String::new(),
            "tally:".to_owned(),
            format!("tally:{address}"),
            format!("tally:refer/{address}"),
            format!("tally:refer/+4/{address}"),
            format!("tally:refer/x/{address}"),
            text.replace("tally1q", "tally1p"),
        ] {
            assert_eq!(ReferralLink::parse(&text, "tally"), None, "{text}");
        }
        assert_eq!(ReferralLink::parse(&text, "other"), None);
    }
}
