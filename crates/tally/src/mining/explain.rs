//! `tally mining explain`: what each epoch of an account comes to, by points, caps and the bound of its fees.

use crate::{
    client::{EpochInfo, EpochStage, ExplanationInfo, NoRewardInfo, PartInfo},
    context::Context,
    failure::Failure,
    i18n::Language,
    report::Report,
    session::Session,
    table,
};
use clap::Args;
use tally_types::{Amount, AssetId};

/// Arguments of `mining explain`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Only this epoch
    #[arg(long, value_name = "EPOCH")]
    pub epoch: Option<u64>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, address) = (context.say, session.actor(arguments.account.as_deref())?);
    let (part, mut json) = session.client.mining(&address)?;
    if let (Some(wanted), Some(list)) = (arguments.epoch, json["epochs"].as_array_mut()) {
        list.retain(|epoch| epoch["epoch"] == wanted);
    }
    let mut rows = vec![(say.row_address(), session.show(&address)), (say.row_now(), part.epoch.to_string())];
    match part.campaign {
        Some(campaign) => rows.push((say.row_campaign(), campaign.to_string())),
        None => rows.push((say.row_campaign(), say.not_mining_anywhere())),
    }
    let mut text = table::pairs(&rows);
    let asset = part.asset.unwrap_or(AssetId::COIN);
    let wanted =
        part.epochs.iter().filter(|epoch| arguments.epoch.is_none_or(|wanted| epoch.epoch == wanted));
    let mut any = false;
    for epoch in wanted {
        any = true;
        text.push_str(&format!("\n{}", table::pairs(&epoch_rows(&session, asset, epoch))));
    }
    if !any {
        text.push_str(&format!("\n{}\n", say.why_no_points()));
    }
    Ok(Report::new(text, json))
}

fn epoch_rows(session: &Session, asset: AssetId, epoch: &EpochInfo) -> Vec<(String, String)> {
    let say = session.context.say;
    let stage = match epoch.stage {
        EpochStage::Gathering => say.epoch_gathering(epoch.epoch),
        EpochStage::Claimable => say.epoch_claimable(epoch.epoch, epoch.claim_until_epoch),
        EpochStage::Lapsed => say.epoch_lapsed(epoch.epoch),
    };
    let mut rows = vec![(say.row_epoch(), stage)];
    let Some(explanation) = &epoch.explanation else {
        if epoch.stage != EpochStage::Lapsed {
            rows.push((say.row_payout(), say.epoch_unknown()));
        }
        return rows;
    };
    let amount = |amount| session.show_amount(asset, amount);
    let ExplanationInfo { emission, fees, bound, transact, like, read, payout, no_reward } = explanation;
    rows.extend([
        (say.row_emission(), amount(*emission)),
        (say.row_fees(), session.show_amount(AssetId::COIN, *fees)),
        (say.row_bound(), amount(*bound)),
    ]);
    let coin = |points: Amount| session.show_amount(AssetId::COIN, points);
    let plain = |points: Amount| points.to_string();
    rows.extend([
        (say.row_transact(), part(say, transact, coin, amount)),
        (say.row_like(), part(say, like, coin, amount)),
        (say.row_read(), part(say, read, plain, amount)),
        (say.row_payout(), no_reward.map_or_else(|| amount(*payout), |why| reason(say, why))),
    ]);
    rows
}

/// One kind's part in a sentence. Points of transacting and liking are amounts of the coin; those of reading are not.
fn part(
    say: Language,
    part: &PartInfo,
    points: impl Fn(Amount) -> String,
    amount: impl Fn(Amount) -> String,
) -> String {
    let mut text =
        say.part_of(points(part.points), points(part.total), amount(part.share), amount(part.paid));
    let notes = [(part.capped, say.note_at_cap()), (part.paid < part.share, say.note_cut_by_bound())];
    for (_, note) in notes.into_iter().filter(|(holds, _)| *holds) {
        text.push_str(&format!("; {note}"));
    }
    text
}

fn reason(say: Language, why: NoRewardInfo) -> String {
    match why {
        NoRewardInfo::NoPoints => say.why_no_points(),
        NoRewardInfo::TooLittle => say.why_too_little(),
        NoRewardInfo::NoFees => say.why_no_fees(),
    }
}
