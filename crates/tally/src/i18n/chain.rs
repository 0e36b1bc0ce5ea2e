//! Networks, nodes and proofs.

use super::Language;
use tally_engine::Flaw;

messages! {
    dealing(members, dir)
        "Making a network in {dir}, members: {members}; this process deals all key shares itself, for trying out only."
        "正在 {dir} 中创建由 {members} 个成员组成的网络；所有密钥份额由本进程分发，仅供试用。"
    dealt_here()
        "One process dealt all key shares of this network: good for trying things out, and for nothing else."
        "此网络的所有密钥份额均由一个进程分发：只适合试用。"
    fresh_question(dir)
        "Delete the network in {dir} with everything that was ever paid on it?"
        "要删除 {dir} 中的网络及其全部记录吗？"
    network_runs() "The network runs." "网络正在运行。"
    demo_accounts(file, passphrase)
        "Everybody knows the keys of these accounts. They are in {file}, pass phrase “{passphrase}”: use --wallet {file}"
        "这些账户的密钥是公开的，位于 {file}，口令“{passphrase}”：使用 --wallet {file}"
    things_to_try() "Three things to try:" "试试这三件事："
    try_wallet() "1. Make a wallet of your own and get coins" "1. 创建自己的钱包并领取币"
    try_pay() "2. Pay somebody" "2. 付款给别人"
    try_verify() "3. Keep a receipt and prove it to a stranger, offline" "3. 保存收据，并离线向陌生人证明"
    status_line(height, finality, rate, waiting)
        "height {height} · final in {finality} ms · {rate} tx/s · {waiting} waiting · Ctrl-C stops"
        "高度 {height} · {finality} 毫秒最终确认 · {rate} 笔/秒 · {waiting} 笔等待 · Ctrl-C 停止"
    member_failed(number, reason) "member {number}: {reason}" "成员 {number}：{reason}"
    no_block(seconds) "no block became final within {seconds} seconds" "{seconds} 秒内没有区块最终确认"
    stopping() "Stopping …" "正在停止…"
    stopped(dir)
        "Stopped. Everything final is kept in {dir}; `tally up` goes on from there."
        "已停止。所有最终记录保存在 {dir}；运行 `tally up` 可继续。"
    members_connected(members, peers) "{members}, {peers} connected to this one" "{members} 个，其中 {peers} 个与此节点相连"
    verified() "VERIFIED: the network with this public key made it final." "验证通过：拥有此公钥的网络已将其最终确认。"
    chain_verified(height, transactions, genesis, key)
        "VERIFIED: {height} blocks and {transactions} transactions replayed from genesis; every certificate, hash and root is right.\n\
         genesis     {genesis}\npublic key  {key}"
        "验证通过：已从创世重放 {height} 个区块、{transactions} 笔交易；所有证书、哈希和根均正确。\n创世哈希  {genesis}\n网络公钥  {key}"
    flaw_missing() "there is no final block at this height" "此高度没有最终区块"
    flaw_genesis() "the genesis block is not that of the genesis" "创世区块与创世文件不符"
    flaw_certificate() "the certificate does not make the block final" "证书未使该区块成为最终区块"
    flaw_parent() "the block does not name the one before it as its parent" "区块未以前一区块为父区块"
    flaw_height() "the height is not the parent's plus one" "高度不是父区块高度加一"
    flaw_time() "the time is not after the parent's" "时间不晚于父区块"
    flaw_leader() "the leader is not a member" "出块者不是成员"
    flaw_seed() "the seed is not the network's for the parent's round" "随机种子不是网络在父区块轮次产生的"
    flaw_transactions() "a transaction is not valid" "有无效交易"
    flaw_receipts() "the receipts' root is not what execution comes to" "收据根与执行结果不符"
    flaw_state() "the state's root is not what execution comes to" "状态根与执行结果不符"
    flaw_sync() "the state log's target is not what execution comes to" "状态日志目标与执行结果不符"
    replaying(height, tip) "replaying block {height} of {tip}" "正在重放区块 {height}/{tip}"
    proof_written(path, key)
        "Written to {path}. Anyone can check it: tally verify {path} --network {key}"
        "已写入 {path}。任何人都可验证：tally verify {path} --network {key}"
    is_final(height) "Final in block {height}, and proven under the network's key." "已在区块 {height} 最终确认，并以网络公钥证明。"
    keep_receipt(id) "Keep the receipt: tally receipt {id} -o receipt.tally" "保存收据：tally receipt {id} -o receipt.tally"
    row_network() "network" "网络"
    row_node() "node" "节点"
    row_chain() "chain id" "链编号"
    row_genesis() "genesis" "创世哈希"
    row_public_key() "public key" "网络公钥"
    row_api() "API" "API"
    row_page() "wallet" "钱包"
    open_page(url) "{url}  (open it in your browser)" "{url}  （在浏览器中打开）"
    row_members() "members" "成员"
    row_height() "height" "高度"
    row_finality() "finality" "最终确认"
    row_waiting() "waiting" "等待中"
    row_block() "block" "区块"
    row_time() "time" "时间"
    row_state_key() "state key" "状态键"
    row_record() "record" "记录"
}

impl Language {
    /// What is wrong with a block.
    pub fn flaw(self, flaw: Flaw) -> String {
        match flaw {
            Flaw::Missing => self.flaw_missing(),
            Flaw::Genesis => self.flaw_genesis(),
            Flaw::Certificate => self.flaw_certificate(),
            Flaw::Parent => self.flaw_parent(),
            Flaw::Height => self.flaw_height(),
            Flaw::Time => self.flaw_time(),
            Flaw::Leader => self.flaw_leader(),
            Flaw::Seed => self.flaw_seed(),
            Flaw::Transactions => self.flaw_transactions(),
            Flaw::Receipts => self.flaw_receipts(),
            Flaw::State => self.flaw_state(),
            Flaw::Sync => self.flaw_sync(),
        }
    }
}
