//! How the network is doing, on one line: redrawn at a terminal, now and then in a log.

use crate::{
    client::{BlockInfo, StatusInfo},
    i18n::Language,
    terminal,
};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

/// How often a line is written where none can be redrawn.
const LOG_EVERY: Duration = Duration::from_secs(10);
/// Over how long transactions are counted.
const WINDOW: Duration = Duration::from_secs(5);

/// The line.
pub struct StatusLine {
    say: Language,
    bar: Option<ProgressBar>,
    logged: Option<Instant>,
    /// The last block that was counted.
    height: u64,
    /// Transactions counted so far, at each reading of the last seconds.
    readings: VecDeque<(Instant, u64)>,
}

impl StatusLine {
    pub fn new(say: Language) -> Self {
        let bar = terminal::is_stderr_terminal().then(|| {
            let bar = ProgressBar::new_spinner();
            bar.set_style(
                ProgressStyle::with_template("{spinner} {wide_msg}").expect("the template is well-formed"),
            );
            bar
        });
        Self { say, bar, logged: None, height: 0, readings: VecDeque::new() }
    }

    /// Shows a new reading; `blocks` are the last ones, where the node lists them, and `doing` is what else goes on.
    pub fn draw(&mut self, status: &StatusInfo, blocks: Option<&[BlockInfo]>, doing: Option<String>) {
        let now = Instant::now();
        // Without an index, nobody counts transactions.
        let rate = blocks.map_or_else(|| "–".to_owned(), |blocks| self.rate(now, blocks).to_string());
        // Zero: nothing has become final since the member started.
        let finality =
            if status.finality_ms == 0 { "–".to_owned() } else { status.finality_ms.to_string() };
        let mut text = self.say.status_line(status.height, finality, rate, status.waiting_transactions);
        if let Some(doing) = doing {
            text.push_str(&format!(" · {doing}"));
        }
        match &self.bar {
            Some(bar) => {
                bar.set_message(text);
                bar.tick();
            }
            None if self.logged.is_none_or(|last| now - last >= LOG_EVERY) => {
                self.logged = Some(now);
                eprintln!("{text}");
            }
            None => {}
        }
    }

    /// Takes the line away.
    pub fn clear(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// Transactions a second, over the last few seconds.
    fn rate(&mut self, now: Instant, blocks: &[BlockInfo]) -> u64 {
        // Of the blocks from before the first reading, nobody knows when they came.
        let is_first = self.readings.is_empty();
        let new = blocks.iter().filter(|block| !is_first && block.height > self.height);
        let counted = self.readings.back().map_or(0, |(_, counted)| *counted);
        let transactions = new.map(|block| block.transactions).fold(counted, u64::saturating_add);
        self.height = blocks.iter().map(|block| block.height).fold(self.height, u64::max);
        self.readings.push_back((now, transactions));
        while self.readings.len() > 2 && now - self.readings[1].0 >= WINDOW {
            self.readings.pop_front();
        }
        let (then, before) = self.readings[0];
        let elapsed_ms = (now - then).as_millis() as u64;
        transactions.saturating_sub(before).saturating_mul(1000).checked_div(elapsed_ms).unwrap_or(0)
    }
}

impl Drop for StatusLine {
    fn drop(&mut self) {
        self.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_that_of_the_last_seconds() {
        let (say, readings) = (Language::English, VecDeque::new());
        let mut line = StatusLine { say, bar: None, logged: None, height: 0, readings };
        let start = Instant::now();
        let at = |second| start + Duration::from_secs(second);
        let block = |height, transactions| BlockInfo { height, transactions };
        assert_eq!(line.rate(at(0), &[block(7, 1000)]), 0);
        assert_eq!(line.rate(at(1), &[block(9, 60), block(8, 40), block(7, 1000)]), 100);
        for second in 2..20 {
            line.rate(at(second), &[block(9, 60)]);
        }
        assert_eq!(line.rate(at(20), &[]), 0);
        assert!(line.readings.len() <= 7);
    }
}
