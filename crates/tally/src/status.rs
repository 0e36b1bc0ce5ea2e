//! `tally status`: how the network is doing, as one node sees it.

use crate::{context::Context, failure::Failure, parse::show_ms, report::Report, session::Session, table};
use serde_json::json;

pub fn run(context: &Context) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, network) = (context.say, &session.network);
    let status = session.client.status()?;
    let rows = [
        (say.row_network(), network.name.clone()),
        (say.row_node(), context.node.clone()),
        (say.row_chain(), network.chain_id.to_string()),
        (say.row_genesis(), network.genesis.to_hex()),
        (say.row_public_key(), network.public_key.to_string()),
        (say.row_members(), say.members_connected(network.members.len(), status.peers)),
        (say.row_height(), status.height.to_string()),
        (say.row_time(), show_ms(status.time_ms)),
        (say.row_finality(), format!("{} ms", status.finality_ms)),
        (say.row_waiting(), status.waiting_transactions.to_string()),
    ];
    let json = json!({
        "name": network.name, "chain_id": network.chain_id, "genesis": network.genesis.to_hex(),
        "public_key": network.public_key.to_string(), "height": status.height, "time_ms": status.time_ms,
        "finality_ms": status.finality_ms, "waiting": status.waiting_transactions, "members": network.members.len(), "peers": status.peers,
    });
    Ok(Report::new(table::pairs(&rows), json))
}
