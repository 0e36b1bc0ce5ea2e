//! What is said about packets.

use super::{CHK, Case, memo};
use tally_types::{
    Action, Amount,
    packet::{ClaimPacket, CreatePacket, PacketId, PacketOnly, Split},
    signature::Ed25519Signature,
    transfer::Memo,
};

pub(super) fn cases() -> Vec<Case> {
    let create = CreatePacket {
        asset: CHK,
        total: Amount(1250),
        count: 5,
        split: Split::RANDOM,
        claim_key: None,
        expires_ms: 1_767_225_599_000,
        memo: memo("新年快乐"),
    };
    let equal =
        CreatePacket { split: Split::EQUAL, claim_key: Some([1; 32]), memo: Memo::NONE, ..create.clone() };
    let one = CreatePacket { count: 1, claim_key: None, ..equal.clone() };
    let packet = PacketId(4);
    let proof = Ed25519Signature { key: [1; 32], signature: [2; 64] };
    vec![
        (
            Action::CreatePacket(create),
            "Put 12.5 CHK into a packet of 5 shares, divided by chance, one an account, for whoever comes first until \
             2025-12-31 23:59:59 UTC; what is left then can be taken back, with the memo \"新年快乐\"",
            "将 12.5 CHK 装入 5 份的红包，随机分配，每个账户一份，2025-12-31 23:59:59 UTC 前先到先得；届时余额可取回，附言“新年快乐”",
        ),
        (
            Action::CreatePacket(equal),
            "Put 12.5 CHK into a packet of 5 shares, all equal, one an account, for whoever comes first with the link of the \
             key Ed25519 <one> until 2025-12-31 23:59:59 UTC; what is left then can be taken back",
            "将 12.5 CHK 装入 5 份的红包，均分，每个账户一份，须持有密钥 Ed25519 <one> 的链接，2025-12-31 23:59:59 UTC 前先到先得；\
             届时余额可取回",
        ),
        (
            Action::CreatePacket(one),
            "Put 12.5 CHK into a packet of 1 share, one an account, for whoever comes first until 2025-12-31 23:59:59 UTC; \
             what is left then can be taken back",
            "将 12.5 CHK 装入 1 份的红包，每个账户一份，2025-12-31 23:59:59 UTC 前先到先得；届时余额可取回",
        ),
        (
            Action::ClaimPacket(ClaimPacket { packet, proof: None }),
            "Claim a share of packet no. 4; how much is decided in the block if it is divided by chance",
            "领取第 4 号红包中的一份；若为随机红包，金额在区块中才确定",
        ),
        (
            Action::ClaimPacket(ClaimPacket { packet, proof: Some(proof) }),
            "Claim a share of packet no. 4, by its link; how much is decided in the block if it is divided by chance",
            "凭链接领取第 4 号红包中的一份；若为随机红包，金额在区块中才确定",
        ),
        (
            Action::ReclaimPacket(PacketOnly { packet }),
            "Send what is left in packet no. 4 back to its creator",
            "将第 4 号红包的余额退还给创建者",
        ),
    ]
}
