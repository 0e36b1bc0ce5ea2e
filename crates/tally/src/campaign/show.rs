//! A campaign as names and values.

use crate::{
    client::{CampaignInfo, CampaignStage, CampaignTerms, MiningTerms, ReferralTerms},
    i18n::Language,
    parse::{show_ms, show_percent},
    session::Session,
};
use tally_types::{Amount, AssetId};

/// Everything there is to know about a campaign.
pub fn rows(session: &Session, campaign: &CampaignInfo) -> Vec<(String, String)> {
    let say = session.context.say;
    let amount = |amount: Amount| session.show_amount(campaign.asset, amount);
    let mut rows = vec![
        (say.row_campaign(), campaign.id.to_string()),
        (say.row_stage(), stage(say, campaign.stage)),
        (say.row_opener(), session.show(&campaign.opener)),
    ];
    match &campaign.terms {
        CampaignTerms::Referral(terms) => referral(session, terms, &mut rows),
        CampaignTerms::Mining(terms) => mining(session, campaign.asset, terms, &mut rows),
    }
    let sums = [
        (say.row_budget(), campaign.budget),
        (say.row_paid_in(), campaign.paid_in),
        (say.row_paid_out(), campaign.paid_out),
    ];
    rows.extend(sums.into_iter().filter_map(|(name, sum)| Some((name, amount(sum?)))));
    rows
}

fn referral(session: &Session, terms: &ReferralTerms, rows: &mut Vec<(String, String)>) {
    let say = session.context.say;
    let coin = |amount| session.show_amount(AssetId::COIN, amount);
    rows.extend([
        (say.row_share(), show_percent(terms.share_bps)),
        (say.row_cap_epoch(), coin(terms.cap_per_epoch)),
        (say.row_cap_invitee(), coin(terms.cap_per_invitee)),
        (say.row_ends(), show_ms(terms.ends_ms)),
    ]);
}

fn mining(session: &Session, asset: AssetId, terms: &MiningTerms, rows: &mut Vec<(String, String)>) {
    let say = session.context.say;
    let amount = |amount| session.show_amount(asset, amount);
    let coin = |amount| session.show_amount(AssetId::COIN, amount);
    let (weights, caps) = (&terms.weights, &terms.caps);
    let epochs = match (terms.first_epoch, terms.last_epoch) {
        (Some(first), Some(last)) => say.epochs_from_to(first, last),
        _ => terms.epochs.to_string(),
    };
    rows.extend([
        (say.row_emission(), amount(terms.emission)),
        (say.row_epochs(), epochs),
        (
            say.row_weights(),
            say.weights(
                show_percent(weights.transact_bps),
                show_percent(weights.like_bps),
                show_percent(weights.read_bps),
            ),
        ),
        (say.row_caps(), say.weights(coin(caps.transact), coin(caps.like), caps.read)),
        (say.row_return(), show_percent(terms.return_bps)),
        (say.row_app(), session.show(&terms.app)),
    ]);
    if let Some(from_network) = terms.from_network.filter(|amount| !amount.is_zero()) {
        rows.push((say.row_from_network(), coin(from_network)));
    }
    for tally in &terms.tallies {
        let set_aside = say.epoch_set_aside(amount(tally.emission), amount(tally.left));
        rows.push((say.row_epoch_number(tally.epoch), set_aside));
    }
}

/// A stage in words.
pub fn stage(say: Language, stage: CampaignStage) -> String {
    match stage {
        CampaignStage::ToCome => say.campaign_to_come(),
        CampaignStage::Running => say.campaign_running(),
        CampaignStage::Over => say.campaign_over(),
        CampaignStage::Ended => say.campaign_ended(),
        CampaignStage::Closed => say.campaign_closed(),
    }
}
