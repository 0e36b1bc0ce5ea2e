//! How the network is doing, on one line: redrawn at a terminal, now and then in a log.

use crate::{client::StatusInfo, i18n::Language, terminal};
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
    readings: VecDeque<(Instant, u64)>,
}

impl StatusLine {
    pub fn new(say: Language) -> Self {
        let bar = terminal::is_stderr_terminal().then(|| {
            let bar = ProgressBar::new_spinner();
            bar.set_style(ProgressStyle::with_template("{spinner} {wide_msg}").expect("the template is well-formed"));
            bar
        });
        Self { say, bar, logged: None, readings: VecDeque::new() }
    }

    /// Shows a new reading.
    pub fn draw(&mut self, status: &StatusInfo) {
        let now = Instant::now();
        let rate = self.rate(now, status.transactions);
        let text = self.say.status_line(status.height, status.finality_ms, rate, status.waiting);
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
    fn rate(&mut self, now: Instant, transactions: u64) -> u64 {
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
        let mut line = StatusLine { say: Language::English, bar: None, logged: None, readings: VecDeque::new() };
        let start = Instant::now();
        let at = |second| start + Duration::from_secs(second);
        assert_eq!(line.rate(at(0), 100), 0);
        assert_eq!(line.rate(at(1), 200), 100);
        for second in 2..20 {
            line.rate(at(second), 200);
        }
        assert_eq!(line.rate(at(20), 200), 0);
        assert!(line.readings.len() <= 7);
    }
}
