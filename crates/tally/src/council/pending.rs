//! Changes as people read them: the old value, an arrow, the new one.

use crate::{
    client::{ChangeInfo, PendingInfo},
    i18n::Language,
};

/// What would change, a line each.
pub fn changes(say: Language, changes: &[ChangeInfo]) -> String {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| say.no_value());
    let line = |change: &ChangeInfo| {
        format!("  {}\n", say.changes_from(&change.name, value(&change.from), value(&change.to)))
    };
    match changes {
        [] => format!("  {}\n", say.nothing_would_change()),
        changes => changes.iter().map(line).collect(),
    }
}

/// Open proposals with what each would change; `now_ms` is the last block's time.
pub fn pending(say: Language, pending: &[PendingInfo], now_ms: u64) -> String {
    if pending.is_empty() {
        return format!("\n{}\n", say.nothing_pending());
    }
    let one = |pending: &PendingInfo| {
        let proposal = &pending.proposal;
        let standing = say.standing(&proposal.stage.stage(), proposal.voting_until_ms, now_ms);
        let head = say.pending_change(proposal.id, &proposal.title, standing);
        let outdated =
            if pending.outdated { format!("  {}\n", say.present_outdated()) } else { String::new() };
        format!("{head}\n{outdated}{}", changes(say, &pending.changes))
    };
    let all: String = pending.iter().map(one).collect();
    format!("\n{}\n{all}", say.pending_changes())
}
