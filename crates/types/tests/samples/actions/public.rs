//! Operations of the council, of oracles and of the reserve.

use super::*;

/// One of each measure, in the order of their tags.
pub fn measures() -> Vec<Measure> {
    vec![
        Measure::SetParameters(SetParameters { based_on: hash(0xe0), parameters: records::parameters() }),
        Measure::SetFees(SetFees { based_on: hash(0xe1), fees: records::fees() }),
        Measure::AdmitMember(AdmitMember { member: count(0xe2), account: address(0xe3) }),
        Measure::RemoveMember(RemoveMember { member: count(0xe4) }),
        Measure::SpendTreasury(SpendTreasury {
            to: address(0xee),
            asset: AssetId(0xef),
            amount: amount(0xf0),
        }),
        Measure::Penalize(Penalize { candidate: CandidateId(0xf1), fraction_bps: 0xf2 }),
        Measure::Appoint(Appoint {
            role: Role::Office(handle("treasurer")),
            holder: Some(address(0xe5)),
            instead_of: None,
        }),
        Measure::SetVersion(SetVersion {
            version: text("1.4.0"),
            from_height: 0xe6,
            instead_of: Some(ProposalId(0xe7)),
        }),
    ]
}

pub fn of_council() -> Vec<Action> {
    let only = |number| ProposalOnly { proposal: ProposalId(number) };
    vec![
        Action::SetSeat(SetSeat { account: address(0xe8) }),
        Action::Propose(Propose {
            title: text("A longer epoch 周期"),
            text: hash(0xe9),
            link: text("https://example.org/epoch"),
            measure: measures().remove(0),
        }),
        Action::Vote(Vote { proposal: ProposalId(0xea), yes: true }),
        Action::WithdrawProposal(only(0xeb)),
        Action::Enact(only(0xec)),
        Action::CloseProposal(only(0xed)),
    ]
}

fn feed_terms() -> FeedTerms {
    FeedTerms {
        reporters: list(vec![address(0xc8), address(0xc9)]),
        quorum: 2,
        heartbeat_ms: 0x0c8a,
        deviation_bps: 0x0123,
    }
}

pub fn of_feeds() -> Vec<Action> {
    vec![
        Action::OpenFeed(OpenFeed {
            base: text("EUR"),
            quote: text("USD"),
            decimals: 4,
            terms: feed_terms(),
        }),
        Action::EditFeed(EditFeed { feed: FeedId(0xc9), owner: Some(address(0xca)), terms: feed_terms() }),
        Action::Report(Report { feed: FeedId(0xca), value: 0x0ca1, at_ms: 0x0ca2 }),
    ]
}

fn label(code: &str) -> Label {
    Label { code: text(code), name: text("Tally 币"), decimals: 6, icon: Some(hash(0xd0)) }
}

pub fn dealer_terms() -> DealerTerms {
    DealerTerms {
        account: address(0xd3),
        window_ms: 0x0d31,
        mint_limit: amount(0xd4),
        redeem_limit: amount(0xd5),
    }
}

fn stablecoin_terms() -> StablecoinTerms {
    let custodian = |first| CustodianTerms { account: address(first), limit: amount(first.into()) };
    StablecoinTerms {
        governor: address(0xd0),
        custodians: list(vec![custodian(0xd1), custodian(0xd2)]),
        dealers: list(vec![dealer_terms()]),
    }
}

pub fn of_stablecoins() -> Vec<Action> {
    vec![
        Action::OpenStablecoin(OpenStablecoin {
            label: label("TEUR"),
            peg: text("EUR"),
            max_age_ms: 0x0d01,
            redemption_ms: 0x0d02,
            terms: stablecoin_terms(),
        }),
        Action::EditStablecoin(EditStablecoin { coin: AssetId(0xd1), terms: stablecoin_terms() }),
        Action::Attest(Attest {
            coin: AssetId(0xd2),
            amount: amount(0xd6),
            as_of_ms: 0x0d21,
            document: hash(0xd7),
        }),
        Action::MintToDealer(MintToDealer { coin: AssetId(0xd3), amount: amount(0xd8) }),
        Action::RequestRedemption(RequestRedemption {
            coin: AssetId(0xd4),
            amount: amount(0xd9),
            dealer: address(0xda),
            pay_to: Memo::Open(text("DE00")),
        }),
        Action::TakeRedemption(RedemptionOnly { redemption: RedemptionId(0xd5) }),
        Action::SettleRedemption(SettleRedemption { redemption: RedemptionId(0xd6), document: hash(0xdb) }),
        Action::CancelRedemption(RedemptionOnly { redemption: RedemptionId(0xd7) }),
    ]
}

pub fn composition<const MAX: usize>() -> tally_types::wire::List<Component, 1, MAX> {
    let component = |number| Component { coin: AssetId(number), nominal: amount(number + 1) };
    list(vec![component(0xd8), component(0xdc)])
}

pub fn of_baskets() -> Vec<Action> {
    vec![
        Action::OpenBasket(OpenBasket {
            label: label("TBASKET"),
            governor: address(0xd8),
            notice_ms: 0x0d81,
            components: composition(),
        }),
        Action::ComposeBasket(BasketAmount { basket: AssetId(0xd9), amount: amount(0xdd) }),
        Action::DecomposeBasket(BasketAmount { basket: AssetId(0xda), amount: amount(0xde) }),
        Action::VoteComposition(VoteComposition { basket: AssetId(0xdb), components: composition() }),
        Action::AdoptComposition(BasketOnly { basket: AssetId(0xdc) }),
    ]
}
