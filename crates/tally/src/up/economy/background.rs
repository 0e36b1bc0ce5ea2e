//! The economy of a running network, on a thread of its own: the play, and then the life that goes on.

use super::{life::Life, network::Network, people::Cast, play::Play, scenes::SCENES};
use crate::{client::Client, failure::Failure, i18n::Language};
use std::{
    sync::mpsc,
    time::{Duration, Instant},
};
use tally_types::Genesis;
use tokio::sync::watch;

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// The scene that is being played, counted from 0.
    Playing(usize),
    Ready {
        transactions: usize,
        took: Duration,
        /// A market to look at.
        market: u64,
        /// A deal of bob's that he may confirm.
        deal: u64,
    },
    /// Why the play stopped.
    Failed(Failure),
}

/// A running economy. It ends when this is dropped.
pub struct Background {
    stand: watch::Receiver<Stand>,
    _stop: mpsc::Sender<()>,
}

impl Background {
    /// Begins the play in the network that `node` is a member of.
    pub fn start(node: &str, say: Language, genesis: Genesis, cast: Cast) -> Result<Self, Failure> {
        let client = Client::new(node, say)?;
        let (told, stand) = watch::channel(Stand::Playing(0));
        let (sender, stopped) = mpsc::channel();
        tokio::task::spawn_blocking(move || {
            let result = run(&client, say, &genesis, &cast, &told, &stopped);
            if let Err(failure) = result {
                let _ = told.send(Stand::Failed(failure));
            }
        });
        Ok(Self { stand, _stop: sender })
    }

    pub fn stand(&self) -> Stand {
        self.stand.borrow().clone()
    }
}

/// What is being played, for the status line.
pub fn doing(say: Language, scene: usize) -> String {
    say.economy_playing(scene + 1, SCENES.len(), (SCENES[scene].title)(say))
}

fn run(
    client: &Client,
    say: Language,
    genesis: &Genesis,
    cast: &Cast,
    told: &watch::Sender<Stand>,
    stopped: &mpsc::Receiver<()>,
) -> Result<(), Failure> {
    let start = Instant::now();
    let mut stage = Network { client, genesis: genesis.hash() };
    let mut play = Play::new(cast, genesis, &mut stage);
    for (number, scene) in SCENES.iter().enumerate() {
        let _ = told.send(Stand::Playing(number));
        let named = |cause: Failure| Failure::NodeFailed {
            reason: say.scene_stopped((scene.title)(say), cause.message(say)),
        };
        (scene.play)(&mut play).map_err(named)?;
    }
    let (transactions, took, made) = (play.transactions, start.elapsed(), play.made);
    let (market, deal) = (made.dollar_market.0, made.shipped_deal.0);
    let _ = told.send(Stand::Ready { transactions, took, market, deal });
    let mut life = Life::new(client, genesis, cast, made);
    // Nothing is ever sent: the wait ends early when the economy is dropped.
    while stopped.recv_timeout(super::life::DAY) == Err(mpsc::RecvTimeoutError::Timeout) {
        if let Err(failure) = life.pass_day() {
            tracing::debug!(?failure, "a day of the demo economy was left out");
        }
    }
    Ok(())
}
