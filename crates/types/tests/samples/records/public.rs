//! Records of the council, and of what the network holds.

use super::*;

pub fn council() -> Vec<Sample> {
    let seat = |first, open, made| Seat {
        member: count(first),
        account: address(first + 0x10),
        open,
        epoch: 0x2000 + u64::from(made),
        made,
    };
    let stages = [
        Stage::Voting(Empty),
        Stage::Passed(Window { from_ms: 0x2011, until_ms: 0x2012 }),
        Stage::Enacted(0x2013),
        Stage::Failed(0x2014),
        Stage::Withdrawn(0x2015),
        Stage::Lapsed(0x2016),
    ];
    let proposal = Proposal {
        member: count(0x21),
        title: text("Fees"),
        text: hash(0x22),
        link: text("https://example.org/fees"),
        measure: actions::measures().remove(1),
        voting_until_ms: 0x2017,
        ballots: list(vec![
            Ballot { member: count(0x21), yes: true },
            Ballot { member: count(0x24), yes: false },
        ]),
        stage: stages[1],
    };
    let role = Role::Office(handle("treasurer"));
    let appointment = Appointment { role: role.clone(), holder: address(0x25), proposal: ProposalId(0x2018) };
    let version =
        SoftwareVersion { version: text("1.4.0"), from_height: 0x2019, proposal: ProposalId(0x201a) };
    let mut samples = vec![
        sample("Council", Council { seats: list(vec![seat(0x21, 1, 2), seat(0x24, 3, 4)]) }),
        sample("Proposal", proposal),
        sample("Appointment", appointment),
        sample("SoftwareVersion", version),
        sample("Role/Office", role),
    ];
    let named = stages.into_iter().zip(Stage::VARIANTS);
    samples.extend(named.map(|(stage, (_, name))| sample(format!("Stage/{name}"), stage)));
    let named = actions::measures().into_iter().zip(Measure::VARIANTS);
    samples.extend(named.map(|(measure, (_, name))| sample(format!("Measure/{name}"), measure)));
    samples
}

pub fn feed() -> Feed {
    let newest = Some(Observation { value: 0xe001, at_ms: 0xe002 });
    Feed {
        owner: Some(address(0xe0)),
        base: text("EUR"),
        quote: text("USD"),
        decimals: 4,
        quorum: 1,
        heartbeat_ms: 0xe003,
        deviation_bps: 0xe004,
        reporters: list(vec![
            Reporter { account: address(0xe1), newest },
            Reporter { account: address(0xe2), newest: None },
        ]),
        settled: Some(0xe005),
        jump: Some(Jump { value: 0xe006, since_ms: 0xe007 }),
    }
}

pub fn reserve() -> Vec<Sample> {
    let attestation =
        Attestation { amount: amount(0xe8), as_of_ms: 0xe801, document: hash(0xe8), paid: amount(0xe9) };
    let custodian = |first, attestation| Custodian {
        account: address(first),
        limit: amount(first.into()),
        attestation,
        after_ms: 0xe802,
    };
    let spent = |units| Spent { since_ms: 0xe803 + units, amount: amount(units) };
    let stablecoin = Stablecoin {
        governor: address(0xe8),
        peg: text("EUR"),
        max_age_ms: 0xe804,
        redemption_ms: 0xe805,
        custodians: list(vec![custodian(0xea, Some(attestation)), custodian(0xeb, None)]),
        dealers: list(vec![Dealer { terms: actions::dealer_terms(), minted: spent(1), redeemed: spent(2) }]),
    };
    let redemption = Redemption {
        coin: AssetId(0xe901),
        from: address(0xe9),
        dealer: address(0xea),
        amount: amount(0xeb),
        deadline_ms: 0xe902,
        taken: true,
    };
    let part = |number| Part { coin: AssetId(number), nominal: amount(number + 1), held: amount(number + 2) };
    let basket = Basket {
        governor: address(0xea),
        notice_ms: 0xea01,
        parts: list(vec![part(0xea02), part(0xea06)]),
        next: Some(NextComposition { components: actions::composition(), effective_ms: 0xea03 }),
    };
    vec![sample("Stablecoin", stablecoin), sample("Redemption", redemption), sample("Basket", basket)]
}
