//! The sentences about packets.

use super::{
    Labels, Tongue,
    fragments::{key, memo, moment},
};
use tally_types::{
    PublicKey,
    packet::{ClaimPacket, CreatePacket, PacketOnly, Split},
};

pub(super) fn create(it: &CreatePacket, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (total, count) = (labels.amount(it.asset, it.total, tongue), it.count);
    let (until, memo) = (moment(it.expires_ms), memo(&it.memo, tongue));
    let claim_key = it.claim_key.map(|bytes| key(&PublicKey::Ed25519(bytes)));
    let split = match (it.count, it.split, tongue) {
        (1, ..) => "",
        (_, Split::Equal(_), Tongue::English) => ", all equal",
        (_, Split::Random(_), Tongue::English) => ", divided by chance",
        (_, Split::Equal(_), Tongue::Chinese) => "，均分",
        (_, Split::Random(_), Tongue::Chinese) => "，随机分配",
    };
    match tongue {
        Tongue::English => {
            let shares = if count == 1 { "1 share".to_owned() } else { format!("{count} shares") };
            let with = claim_key.map_or_else(String::new, |key| format!(" with the link of the key {key}"));
            format!(
                "Put {total} into a packet of {shares}{split}, one an account, for whoever comes first{with} until {until}; \
                 what is left then can be taken back{memo}"
            )
        }
        Tongue::Chinese => {
            let with = claim_key.map_or_else(String::new, |key| format!("须持有密钥 {key} 的链接，"));
            format!(
                "将 {total} 装入 {count} 份的红包{split}，每个账户一份，{with}{until} 前先到先得；届时余额可取回{memo}"
            )
        }
    }
}

/// What a simulation says of a share divided by chance is one outcome of many: the sentence says so.
pub(super) fn claim(it: &ClaimPacket, tongue: Tongue) -> String {
    let by_link = it.proof.is_some();
    match tongue {
        Tongue::English => {
            let by_link = if by_link { ", by its link" } else { "" };
            format!(
                "Claim a share of packet no. {}{by_link}; how much is decided in the block if it is divided by chance",
                it.packet
            )
        }
        Tongue::Chinese => {
            let by_link = if by_link { "凭链接" } else { "" };
            format!("{by_link}领取第 {} 号红包中的一份；若为随机红包，金额在区块中才确定", it.packet)
        }
    }
}

pub(super) fn reclaim(it: &PacketOnly, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => format!("Send what is left in packet no. {} back to its creator", it.packet),
        Tongue::Chinese => format!("将第 {} 号红包的余额退还给创建者", it.packet),
    }
}
