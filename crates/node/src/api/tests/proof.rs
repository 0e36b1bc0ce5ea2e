//! Every record that has a proof of its own: the file is of the record that was asked for.

use super::{Setup, address, get, get_bytes, oracle, reserve, savings, stake, text};
use crate::api::problem::Problem;
use axum::http::StatusCode;
use serde_json::json;
use tally_types::{
    Amount, AssetId, StateKey,
    council::{Council, Seat},
    oracle::FeedId,
    proof::{Proof, ProofFile},
    reserve::{Redemption, RedemptionId},
    savings::{DepositId, PoolId},
    stake::CandidateId,
    transfer::HeldId,
    wire::List,
};

#[tokio::test]
async fn a_proof_is_of_the_record_that_was_asked_for() {
    let setup = Setup::new().await;
    savings::put_records(&setup);
    stake::put_records(&setup);
    let node = &setup.node;
    node.put(StateKey::feed(FeedId(0)), &oracle::feed([None, None, None]));
    node.put(StateKey::basket(AssetId(6)), &reserve::basket());
    let (coin, from, dealer) = (AssetId(5), address(4), address(3));
    let waiting = Redemption { coin, from, dealer, amount: Amount(70), deadline_ms: 61_100, taken: true };
    node.put(StateKey::redemption(RedemptionId(0)), &waiting);
    let seats = List::new(vec![Seat::of_member([1; 32])]).unwrap();
    node.put(StateKey::council(), &Council { seats });
    node.push(vec![]);
    let account = text(1);
    for (path, key) in [
        ("/v1/held/0".to_owned(), StateKey::held(HeldId(0))),
        ("/v1/feeds/0".to_owned(), StateKey::feed(FeedId(0))),
        ("/v1/baskets/6".to_owned(), StateKey::basket(AssetId(6))),
        ("/v1/redemptions/0".to_owned(), StateKey::redemption(RedemptionId(0))),
        ("/v1/deposits/0".to_owned(), StateKey::fixed_deposit(DepositId(0))),
        ("/v1/council".to_owned(), StateKey::council()),
        (
            format!("/v1/accounts/{account}/deposits/flexible/0"),
            StateKey::flexible_deposit(&address(1), PoolId(0)),
        ),
        ("/v1/accounts/@alice/bonds/0".to_owned(), StateKey::bond(&address(1), CandidateId(0))),
    ] {
        let (status, file) = get_bytes(&setup, &format!("{path}/proof")).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        let proof = ProofFile::from_bytes(&file).map(|file| file.proof);
        assert!(matches!(proof, Some(Proof::State(proof)) if proof.key == key), "{path}");
    }
    for path in ["/v1/held/9", "/v1/redemptions/9", "/v1/deposits/9", "/v1/accounts/@alice/bonds/9"] {
        let (_, problem) = get(&setup, &format!("{path}/proof")).await;
        assert_eq!(problem["code"], json!(Problem::NoRecord.code()), "{path}");
    }
}
