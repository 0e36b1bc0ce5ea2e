//! What has a number.

use super::super::{error::ApiError, json::Scene, json::search::Found, state::App};
use tally_types::{
    AssetId, council::ProposalId, exchange::MarketId, news::PostId, oracle::FeedId, savings::PoolId,
    stake::CandidateId, transfer::HeldId,
};

impl App {
    /// Everything with this number: a block, assets, then the rest.
    pub(super) async fn found_number(&self, scene: &Scene<'_>, number: u64) -> Result<Vec<Found>, ApiError> {
        let mut found = Vec::new();
        if let Some(block) = self.node.committed(number).await? {
            found.push(Found::Block { height: number, digest: block.digest.to_hex() });
        }
        let assets = self.briefs(scene, [AssetId(number)]).await?;
        found.extend(self.found_assets(assets).await?);
        found.extend(self.found_given(number).await?);
        found.extend(self.found_feeds(&[FeedId(number)]).await?.map(|(_, found)| found));
        found.extend(self.found_markets(scene, &[MarketId(number)]).await?.map(|(_, found)| found));
        found.extend(self.found_candidates(&[CandidateId(number)]).await?);
        found.extend(self.found_pools(&[PoolId(number)]).await?);
        found.extend(self.found_posts(&[PostId(number)]).await?);
        found.extend(self.found_proposals(&[ProposalId(number)]).await?);
        Ok(found)
    }

    /// Things without a name. All but held sends are known when they have ended, too; what was given out tells of them.
    async fn found_given(&self, number: u64) -> Result<Vec<Found>, ApiError> {
        let given = self.global().await?.counters;
        let held = self.held(&[HeldId(number)]).await?.into_iter().flatten().next().is_some();
        let found = [
            held.then_some(Found::Held { held: number }),
            (number < given.packet).then_some(Found::Packet { packet: number }),
            (number < given.mandate).then_some(Found::Mandate { mandate: number }),
            (number < given.loan).then_some(Found::Loan { loan: number }),
            (number < given.deal).then_some(Found::Deal { deal: number }),
            (number < given.redemption).then_some(Found::Redemption { redemption: number }),
            (number < given.campaign).then_some(Found::Campaign { campaign: number }),
        ];
        Ok(found.into_iter().flatten().collect())
    }
}
