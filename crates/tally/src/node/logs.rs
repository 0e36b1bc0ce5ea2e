//! Logs: lines for people, or JSON for programs that collect them.

use super::config::LogFormat;
use tracing_subscriber::{
    Layer as _,
    filter::Targets,
    fmt::{self, MakeWriter},
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};

/// The variable that says what to log, such as `info,tally_engine=debug`.
const VARIABLE: &str = "TALLY_LOG";
/// What is logged without it: what an operator acts upon.
const DEFAULT: &str = "warn,tally=info,tally_node=info,tally_engine=info";

/// Sends the process's log to `writer` from now on; a second call changes nothing.
pub fn log_to<W>(writer: W, format: LogFormat)
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let asked = std::env::var(VARIABLE).ok().and_then(|text| text.parse::<Targets>().ok());
    let filter = asked.unwrap_or_else(|| DEFAULT.parse().expect("the default filter is well-formed"));
    let layer = fmt::layer().with_writer(writer);
    let layer = match format {
        LogFormat::Text => layer.with_ansi(false).boxed(),
        LogFormat::Json => layer.json().flatten_event(true).boxed(),
    };
    let _ = tracing_subscriber::registry().with(layer.with_filter(filter)).try_init();
}
