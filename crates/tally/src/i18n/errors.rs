//! What went wrong, and what to do.

use super::Language;
use crate::{client::NetworkError, node::config::ConfigError, parse::InputError};
use tally_types::{
    Refusal,
    account::{MAX_ACCEPTED, MAX_GUARDIANS, MAX_KEY_LIMITS},
    address::AddressError,
    amount::AmountError,
};

messages! {
    refused(code, message) "refused ({code}): {message}" "被拒绝（{code}）：{message}"
    refused_and_charged(code, message)
        "refused ({code}), and the fee was charged: {message}"
        "被拒绝（{code}），手续费已扣除：{message}"
    node_refuses(reason) "the node refuses: {reason}" "节点拒绝：{reason}"
    node_troubled(reason) "the node cannot answer: {reason}" "节点无法应答：{reason}"
    nobody_to_ask()
        "this needs an answer and nobody is at the terminal; add --yes to agree beforehand"
        "需要确认，但终端前没有人；如事先同意请加 --yes"
    no_terminal()
        "there is no terminal to ask for the pass phrase; use --passphrase-fd"
        "没有终端可输入口令；请使用 --passphrase-fd"
    passphrase_missing()
        "a pass phrase is expected on the file descriptor, one a line, and there is none"
        "文件描述符中应有口令（每行一个），但没有读到"
    passphrase_empty() "an empty pass phrase protects nothing; choose one" "空口令没有保护作用；请设置口令"
    passphrase_too_long(bytes)
        "the pass phrase is longer than {bytes} bytes; choose a shorter one"
        "口令超过 {bytes} 字节；请缩短"
    passphrases_differ() "the two pass phrases differ; try again" "两次输入的口令不同；请重试"
    passphrase_wrong() "the pass phrase is wrong" "口令错误"
    verify_what()
        "say what to verify: a receipt's file, or --dir with a network's data"
        "请指明要验证的内容：收据文件，或用 --dir 指定网络数据目录"
    verify_needs_network()
        "say whose receipt it should be: --network with the network's public key, from somebody you trust"
        "请用 --network 指定网络公钥（须来自可信来源），以确认收据属于哪个网络"
    link_conflict(field)
        "the payment link and the arguments disagree about the {field}; give it once"
        "支付链接与参数中的 {field} 不一致；请只给出一个"
    link_is_to_sign()
        "this link asks for a signature, not for money; use `tally tx sign`"
        "此链接请求签名而非付款；请使用 `tally tx sign`"
    link_is_to_pay()
        "this link asks for money, not for a signature; use `tally send`"
        "此链接请求付款而非签名；请使用 `tally send`"
    too_many_payments(count, most)
        "{count} payments do not fit into one transaction, which takes {most}; split the list"
        "一笔交易最多 {most} 笔付款，现有 {count} 笔；请拆分"
    lookalike(address, known)
        "BEWARE: {address} looks like {known} at both ends and is another address. Compare every character."
        "当心：{address} 的首尾与 {known} 相似，但并非同一地址。请逐字核对。"
    amount_needed() "say how much" "请给出金额"
    payment_line(line)
        "line {line} is no payment; write a receiver, a comma and an amount on each line"
        "第 {line} 行不是付款；每行请写：收款方,金额"
    binary_to_terminal()
        "a receipt is binary; write it to a file with -o FILE"
        "收据是二进制内容；请用 -o 文件名 写入文件"
    proof_fails(reason) "NOT VERIFIED: {reason}" "未通过验证：{reason}"
    other_receipt()
        "NOT VERIFIED: the node proves another transaction than the one it was asked for"
        "未通过验证：节点证明的是另一笔交易"
    other_record()
        "NOT VERIFIED: the node proves another record than the one it was asked for"
        "未通过验证：节点证明的是另一条记录"
    other_network(pinned, found)
        "this is not the network you know: its public key is {found}, and {pinned} is pinned. \
         If you started a new network yourself, forget the old one with `tally wallet forget-network`"
        "这不是你认识的网络：其公钥为 {found}，而已固定的是 {pinned}。如果你自己启动了新网络，请用 `tally wallet forget-network` 忘记旧网络"
    network_key_invalid(text)
        "{text} is no network public key: 192 hexadecimal digits that stand for a point; copy it again"
        "{text} 不是网络公钥：应为代表一个点的 192 位十六进制数字；请重新复制"
    chain_differs(height, reason)
        "NOT VERIFIED: the chain is not what it says at height {height}: {reason}"
        "未通过验证：链在高度 {height} 处与其声明不符：{reason}"
    file_unusable(path, reason) "cannot use {path}: {reason}" "无法使用 {path}：{reason}"
    file_exists(path)
        "{path} exists already; choose another name or move it away"
        "{path} 已存在；请换名或将其移走"
    directory_in_use(path)
        "another process uses {path}; stop it, or choose another directory with --dir"
        "另一个进程正在使用 {path}；请停止它，或用 --dir 选择其他目录"
    address_in_use(address)
        "{address} is in use by another program; choose another with --api"
        "{address} 已被其他程序占用；请用 --api 选择其他地址"
    declined() "nothing was done" "未做任何事"
    unsure(id)
        "transaction {id} was submitted and is not known to be final; ask again with `tally receipt {id}`"
        "交易 {id} 已提交，但尚不确定是否最终；请稍后用 `tally receipt {id}` 查询"
    node_failed(reason) "the node failed: {reason}" "节点出错：{reason}"
    no_such_name(name) "nobody has the name {name}" "没有人使用名称 {name}"
    no_such_account(text)
        "{text} is neither an address, nor an @name, nor an account in your wallet"
        "{text} 既不是地址，也不是 @名称，也不是你钱包中的账户"
    no_such_asset(text) "there is no asset {text}" "没有资产 {text}"
    no_such_candidate(id) "there is no candidate {id}" "没有第 {id} 号候选人"
    no_such_pool(id) "there is no savings pool {id}" "没有第 {id} 号储蓄池"
    no_such_transaction(id)
        "transaction {id} is not in the ledger; it may still be waiting, or never was sent"
        "账本中没有交易 {id}；它可能仍在等待，或从未发送"
    no_network_here(path)
        "there is no network in {path}; start one with `tally up --dir {path}`"
        "{path} 中没有网络；请用 `tally up --dir {path}` 启动"
    amount_not_a_number(text)
        "“{text}” is no amount; write digits, with one point at most, such as 12.5"
        "“{text}”不是金额；请用数字书写，最多一个小数点，例如 12.5"
    amount_too_many_places(text, decimals)
        "“{text}” has more decimal places than the asset, which has {decimals}"
        "“{text}”的小数位数超过该资产的 {decimals} 位"
    amount_too_large(text) "“{text}” is more than any ledger can hold" "“{text}”超出账本上限"
    amount_separators(text)
        "“{text}” has separators, which mean different things to different people; write only digits and a point"
        "“{text}”含有分隔符，不同的人会有不同理解；请只写数字和小数点"
    amount_separators_plain(text, plain)
        "“{text}” has separators, which mean different things to different people; write {plain}"
        "“{text}”含有分隔符，不同的人会有不同理解；请写 {plain}"
    address_typo(text)
        "{text} is no address: there is a typing error in it; copy it again"
        "{text} 不是有效地址：其中有输入错误；请重新复制"
    address_length(text) "{text} is no address: it is not 20 bytes long" "{text} 不是有效地址：长度不是 20 字节"
    address_network(text, found, expected)
        "{text} is an address of another network: it begins with {found}, this one's begin with {expected}"
        "{text} 是另一个网络的地址：以 {found} 开头，而此网络的地址以 {expected} 开头"
    handle_invalid(text)
        "{text} is no name: a name is 3 to 30 of a–z, 0–9 and _, and begins with a letter"
        "{text} 不是有效名称：名称由 3 至 30 个 a–z、0–9 或 _ 组成，且以字母开头"
    asset_text_invalid(text)
        "“{text}” is no asset; write its code (USDX), its number (12) or both (USDX#12)"
        "“{text}”不是资产；请写代码（USDX）、编号（12）或两者（USDX#12）"
    asset_ambiguous(code, ids)
        "several assets have the code {code}; say which: {ids}"
        "有多个资产使用代码 {code}；请指明：{ids}"
    percent_invalid(text)
        "“{text}” is no percentage; write it with at most two places, such as 2.5"
        "“{text}”不是百分比；请写成最多两位小数，例如 2.5"
    term_invalid(text)
        "“{text}” is no term; write a span and its yearly rate, such as 90d=4"
        "“{text}”不是期限；请写期限和年利率，例如 90d=4"
    term_count(count, most)
        "{count} terms are too many; a pool offers {most} at most"
        "{count} 个期限过多；一个池最多提供 {most} 个"
    duration_invalid(text)
        "“{text}” is no span of time; write a number and a unit: 90s, 10m, 2h, 7d, 1w"
        "“{text}”不是时长；请写数字和单位：90s、10m、2h、7d、1w"
    epoch_invalid(text)
        "an epoch cannot last {text}; it lasts a minute to a week: 1m, 10m, 1d, 1w"
        "周期不能是 {text}；一个周期为一分钟到一周：1m、10m、1d、1w"
    moment_invalid(text)
        "“{text}” is no moment; write a span from now (7d) or a date and time (2027-01-31T18:00:00Z)"
        "“{text}”不是时间；请写从现在起的时长（7d）或日期时间（2027-01-31T18:00:00Z）"
    key_invalid(text)
        "“{text}” is no public key; write ed25519:…, secp256k1:… or p256:… and hexadecimal digits, or an account of yours"
        "“{text}”不是公钥；请写 ed25519:…、secp256k1:… 或 p256:… 加十六进制数字，或你的账户名"
    weight_invalid(text)
        "“{text}” has no weight after the =; write a number from 1 to 65535"
        "“{text}”在 = 之后没有权重；请写 1 至 65535 的数字"
    key_count(count, most) "an account has 1 to {most} keys, not {count}" "账户可有 1 至 {most} 个密钥，而非 {count} 个"
    guardian_count(count, most)
        "an account has at most {most} guardians, not {count}"
        "账户最多 {most} 个监护人，而非 {count} 个"
    limit_count(count, most) "a key has at most {most} limits, not {count}" "密钥最多 {most} 个限额，而非 {count} 个"
    accept_count(count, most)
        "at most {most} assets can be accepted at once, not {count}"
        "一次最多接受 {most} 种资产，而非 {count} 种"
    limit_invalid(text)
        "“{text}” is no limit; write an asset, an amount and a span, such as TALLY=100/1d"
        "“{text}”不是限额；请写资产、金额和时长，例如 TALLY=100/1d"
    operation_name_invalid(text)
        "“{text}” is no operation; write names such as Send, SendMany, Hold"
        "“{text}”不是操作名称；请写 Send、SendMany、Hold 等"
    power_twice(power)
        "the power to {power} is named twice; one account holds it"
        "权限“{power}”出现了两次；它只能由一个账户持有"
    asset_code_invalid(text)
        "“{text}” is no asset code: a code is 1 to 12 of A–Z and 0–9"
        "“{text}”不是资产代码：代码由 1 至 12 个 A–Z 或 0–9 组成"
    asset_name_invalid(text)
        "“{text}” is no asset name: a name is 1 to 64 bytes of plain text without space around it"
        "“{text}”不是资产名称：名称为 1 至 64 字节的普通文字，首尾不带空格"
    hash_invalid(text) "“{text}” is no hash: it has 64 hexadecimal digits" "“{text}”不是哈希：应为 64 位十六进制数字"
    transaction_id_invalid(text)
        "“{text}” is no transaction id: it has 64 hexadecimal digits"
        "“{text}”不是交易编号：应为 64 位十六进制数字"
    memo_too_long(bytes, most)
        "the memo has {bytes} bytes; at most {most} fit"
        "附言有 {bytes} 字节；最多 {most} 字节"
    memo_not_plain()
        "the memo has hidden, control or direction-changing characters; type it again"
        "附言含有隐藏、控制或改变方向的字符；请重新输入"
    node_address_invalid(text)
        "“{text}” is no node's address; write http://host:port (put a proxy before nodes that are far away)"
        "“{text}”不是节点地址；请写 http://主机:端口（远程节点请经由代理访问）"
    node_silent(node, reason)
        "no node answers at {node} ({reason}); start a network with `tally up`, or name another node with --node"
        "{node} 没有节点应答（{reason}）；请用 `tally up` 启动网络，或用 --node 指定其他节点"
    node_answer(node, reason)
        "the answer of {node} makes no sense to this program: {reason}"
        "无法理解 {node} 的应答：{reason}"
    config_toml(path, reason) "{path} is no configuration: {reason}" "{path} 不是有效配置：{reason}"
    config_genesis(path) "{path} is no valid genesis" "{path} 不是有效的创世文件"
    config_keys(path) "{path} holds no member's keys" "{path} 不含成员密钥"
    config_peer_key(key) "“{key}” is no member's public key" "“{key}”不是成员公钥"
    config_faucet_amount(text)
        "“{text}” is no amount for the faucet; write whole coins, such as 100"
        "“{text}”不能作为水龙头金额；请写币数，例如 100"
}

impl Language {
    /// The ledger's own words.
    pub fn refusal(self, refusal: Refusal) -> &'static str {
        match self {
            Self::English => refusal.message(),
            Self::Chinese => refusal.message_zh(),
        }
    }
}

impl InputError {
    pub fn message(&self, say: Language) -> String {
        match self {
            Self::Amount { text, error: AmountError::NotANumber } => say.amount_not_a_number(text),
            Self::Amount { text, error: AmountError::TooManyPlaces { decimals, .. } } => {
                say.amount_too_many_places(text, decimals)
            }
            Self::Amount { text, error: AmountError::TooLarge } => say.amount_too_large(text),
            Self::AmountSeparators { text, plain: Some(plain) } => say.amount_separators_plain(text, plain),
            Self::AmountSeparators { text, plain: None } => say.amount_separators(text),
            Self::Address { text, error: AddressError::WrongLength } => say.address_length(text),
            Self::Address { text, error: AddressError::WrongNetwork { expected, found } } => {
                say.address_network(text, found, expected)
            }
            Self::Address { text, error: AddressError::BadChecksum | AddressError::NotHexadecimal } => {
                say.address_typo(text)
            }
            Self::Payee { text } => say.no_such_account(text),
            Self::Handle { text } => say.handle_invalid(text),
            Self::AssetText { text } => say.asset_text_invalid(text),
            Self::AssetAmbiguous { code, ids } => {
                let list: Vec<_> = ids.iter().map(|id| format!("{code}#{id}")).collect();
                say.asset_ambiguous(code, list.join(", "))
            }
            Self::Percent { text } => say.percent_invalid(text),
            Self::ReferralLink { text } => say.referral_link_invalid(text),
            Self::NotReferral { campaign } => say.not_referral(campaign),
            Self::Reader { text } => say.reader_invalid(text),
            Self::ReaderCount { count } => say.reader_count(count),
            Self::InviteeCount { count } => say.invitee_count(count),
            Self::Weights { text } => say.weights_invalid(text),
            Self::Caps { text } => say.caps_invalid(text),
            Self::Term { text } => say.term_invalid(text),
            Self::TermCount { count, most } => say.term_count(count, most),
            Self::Duration { text } => say.duration_invalid(text),
            Self::Epoch { text } => say.epoch_invalid(text),
            Self::Moment { text } => say.moment_invalid(text),
            Self::Key { text } => say.key_invalid(text),
            Self::Weight { text } => say.weight_invalid(text),
            Self::KeyCount { count, most } => say.key_count(count, most),
            Self::GuardianCount { count } => say.guardian_count(count, MAX_GUARDIANS),
            Self::LimitCount { count } => say.limit_count(count, MAX_KEY_LIMITS),
            Self::AcceptCount { count } => say.accept_count(count, MAX_ACCEPTED),
            Self::Limit { text } => say.limit_invalid(text),
            Self::OperationName { text } => say.operation_name_invalid(text),
            Self::PowerTwice { power } => say.power_twice(say.power(*power)),
            Self::AssetCode { text } => say.asset_code_invalid(text),
            Self::AssetName { text } => say.asset_name_invalid(text),
            Self::Hash { text } => say.hash_invalid(text),
            Self::TransactionId { text } => say.transaction_id_invalid(text),
            Self::NetworkKey { text } => say.network_key_invalid(text),
            Self::MemoTooLong { bytes, most } => say.memo_too_long(bytes, most),
            Self::MemoNotPlain => say.memo_not_plain(),
            Self::Price { text } => say.price_invalid(text),
            Self::Deviation { text } => say.deviation_invalid(text),
            Self::Custodian { text } => say.custodian_text_invalid(text),
            Self::Dealer { text } => say.dealer_text_invalid(text),
            Self::Component { text } => say.component_text_invalid(text),
            Self::PerCent { text } => say.per_cent_invalid(text),
            Self::UnitName { text } => say.unit_name_invalid(text),
            Self::ListLength { count, most } => say.list_length(count, most),
            Self::Council(input) => input.message(say),
            Self::Market { text } => say.bad_market(text),
            Self::Step { text, step } => say.bad_step(text, step),
            Self::TextLength { bytes, least, most } => say.text_length(bytes, least, most),
            Self::TagCount { count, most } => say.too_many_tags(count, most),
            Self::Feed(error) => error.message(say),
            Self::Body { most } => say.body_unfit(most),
        }
    }
}

impl NetworkError {
    pub fn message(&self, say: Language) -> String {
        match self {
            Self::Address(text) => say.node_address_invalid(text),
            Self::Silent { node, reason } => say.node_silent(node, reason),
            Self::Answer { node, reason } => say.node_answer(node, reason),
            Self::Problem(problem) => say.node_troubled(problem.text()),
        }
    }
}

impl ConfigError {
    pub fn message(&self, say: Language) -> String {
        match self {
            Self::Toml { path, reason } => say.config_toml(path.display(), reason),
            Self::Genesis { path } => say.config_genesis(path.display()),
            Self::Keys { path } => say.config_keys(path.display()),
            Self::PeerKey { key } => say.config_peer_key(key),
            Self::FaucetAmount { text } => say.config_faucet_amount(text),
        }
    }
}
