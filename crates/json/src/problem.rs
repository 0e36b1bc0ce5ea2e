//! Everything that can be wrong with a request, apart from the ledger's refusals.
//!
//! Codes share one space of numbers with [`tally_types::Refusal`], which ends below 900: 900–949 are the pool's, 1000
//! and up the API's. They are stable for ever.

/// The statuses of RFC 9110 that problems have.
pub mod status {
    pub const BAD_REQUEST: u16 = 400;
    pub const NOT_FOUND: u16 = 404;
    pub const METHOD_NOT_ALLOWED: u16 = 405;
    pub const NOT_ACCEPTABLE: u16 = 406;
    pub const REQUEST_TIMEOUT: u16 = 408;
    pub const CONFLICT: u16 = 409;
    pub const PAYLOAD_TOO_LARGE: u16 = 413;
    pub const UNSUPPORTED_MEDIA_TYPE: u16 = 415;
    pub const UNPROCESSABLE_ENTITY: u16 = 422;
    pub const TOO_MANY_REQUESTS: u16 = 429;
    pub const INTERNAL_SERVER_ERROR: u16 = 500;
    pub const SERVICE_UNAVAILABLE: u16 = 503;
    pub const INSUFFICIENT_STORAGE: u16 = 507;
}

macro_rules! problems {
    ($($code:literal $status:ident $name:ident $english:literal $chinese:literal)*) => {
        /// What is wrong with a request.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        pub enum Problem { $($name = $code),* }

        impl Problem {
            /// All problems, in the order of their codes.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable code.
            pub const fn code(self) -> u16 {
                self as u16
            }

            /// The HTTP status it is answered with.
            pub const fn status(self) -> u16 {
                match self { $(Self::$name => status::$status),* }
            }

            /// The problem's name, such as `AddressInvalid`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }

            /// What is wrong and what to do, in English.
            pub const fn message(self) -> &'static str {
                match self { $(Self::$name => $english),* }
            }

            /// The same in 简体中文.
            pub const fn message_zh(self) -> &'static str {
                match self { $(Self::$name => $chinese),* }
            }
        }
    };
}

problems! {
    // 9xx: the pool. The transaction breaks no rule.
    900 SERVICE_UNAVAILABLE AccountFull "the payer has as many transactions waiting as one account may; wait until some are final" "该付费账户等待中的交易已达上限；请等待部分交易完成"
    901 SERVICE_UNAVAILABLE PoolFull "the node's pool is full; try again in a few seconds" "节点的交易池已满；请几秒后重试"
    902 CONFLICT NonceWaits "another transaction with this nonce waits; raise the fee limit by a tenth to replace it" "已有使用该序号的交易在等待；如需替换，请将手续费上限提高十分之一"
    // 10xx: the request.
    1000 NOT_FOUND UnknownPath "there is nothing at this address; see /docs" "此地址没有内容；请参阅 /docs"
    1001 METHOD_NOT_ALLOWED MethodNotAllowed "this method is not for this address; see /docs" "此地址不支持该方法；请参阅 /docs"
    1002 PAYLOAD_TOO_LARGE BodyTooLarge "the body is larger than 8 MiB; send it in parts" "请求体超过 8 MiB；请分批发送"
    1003 PAYLOAD_TOO_LARGE TooManyTransactions "the request holds more than 10,000 transactions; send it in parts" "请求包含超过 10,000 笔交易；请分批发送"
    1004 UNSUPPORTED_MEDIA_TYPE MediaTypeUnsupported "the body must be application/json or application/octet-stream; set its content type" "请求体须为 application/json 或 application/octet-stream；请设置内容类型"
    1005 NOT_ACCEPTABLE NotAcceptable "the answer can be application/json or application/octet-stream; ask for one of them" "响应可为 application/json 或 application/octet-stream；请选择其一"
    1006 BAD_REQUEST JsonInvalid "the body is not the JSON this address takes; see /docs" "请求体不是此地址接受的 JSON；请参阅 /docs"
    1007 BAD_REQUEST HexInvalid "the text is not hexadecimal; check it" "文本不是十六进制；请检查"
    1008 BAD_REQUEST FramingInvalid "the body is not transactions with their lengths before them; see /docs" "请求体不是带长度前缀的交易序列；请参阅 /docs"
    1009 BAD_REQUEST ParameterInvalid "a parameter is missing or not valid; see /docs" "参数缺失或无效；请参阅 /docs"
    1010 BAD_REQUEST CursorInvalid "the cursor is not one of this list; begin without one" "游标不属于此列表；请不带游标重新开始"
    1011 BAD_REQUEST HashInvalid "a hash is 64 hexadecimal digits; check it" "哈希须为 64 位十六进制数字；请检查"
    1012 BAD_REQUEST AmountInvalid "an amount is a whole number of base units, written as a string; check it" "金额须为以字符串书写的基本单位整数；请检查"
    1013 BAD_REQUEST NameInvalid "a name is @ and 3 to 30 of a–z, 0–9 and _, beginning with a letter; check it" "名称须为 @ 加 3 至 30 个 a–z、0–9 或 _，并以字母开头；请检查"
    1014 BAD_REQUEST AddressNotHexadecimal "the address after 0x is not hexadecimal; check it" "0x 后的地址不是十六进制；请检查"
    1015 BAD_REQUEST AddressLength "the address is not 20 bytes long; check it" "地址长度不是 20 字节；请检查"
    1016 BAD_REQUEST AddressChecksum "the address has a typing error; check it" "地址有误（校验和不符）；请检查"
    1017 BAD_REQUEST AddressOfOtherNetwork "the address belongs to another network; use one of this network" "地址属于另一个网络；请使用本网络的地址"
    1018 BAD_REQUEST OperationInvalid "an operation has a value that no operation can hold; see /docs" "某个操作的值超出允许范围；请参阅 /docs"
    1019 PAYLOAD_TOO_LARGE TooManyToWaitFor "at most 64 transactions can be waited for in one request; leave wait out" "一次请求最多等待 64 笔交易；请去掉 wait 参数"
    1020 PAYLOAD_TOO_LARGE PostBodyTooLarge "a post's body has at most 64 KiB here; serve it under a link of your own" "此处文章正文最多 64 KiB；请通过自己的链接提供"
    1021 UNPROCESSABLE_ENTITY PostBodyDiffers "the bytes are not UTF-8 with this SHA-256; check the file" "内容不是具有此 SHA-256 的 UTF-8 文本；请检查文件"
    // 11xx: what was asked for.
    1100 NOT_FOUND UnknownTransaction "the node knows no such final transaction; check the id, or wait until it is final" "节点没有此已确认的交易；请检查编号，或等待其确认"
    1101 NOT_FOUND UnknownBlock "there is no such block; check the height or digest" "没有此区块；请检查高度或摘要"
    1102 NOT_FOUND UnknownName "nobody has this name" "没有账户使用此名称"
    1103 NOT_FOUND NameLooksAlike "nobody has this name, but another account has one that looks like it; beware" "没有账户使用此名称，但有外观相似的名称；请当心"
    1104 NOT_FOUND NoRecord "the ledger keeps no such record, so there is nothing to prove" "账本中没有此记录，因此无可证明"
    1105 NOT_FOUND FaucetOff "this node has no faucet" "此节点没有水龙头"
    1106 NOT_FOUND UnknownBody "this node does not have this body; try the post's link, or another node" "此节点没有该正文；请尝试文章的链接或其他节点"
    1107 NOT_FOUND NoPostWithBody "no post has this body yet; post it first, and wait until it is final" "尚无文章使用此正文；请先发布并等待确认"
    // 12xx: the node.
    1200 SERVICE_UNAVAILABLE Starting "the node is starting; try again in a few seconds" "节点正在启动；请几秒后重试"
    1201 SERVICE_UNAVAILABLE IndexOff "this node keeps no index; ask another one" "此节点没有索引；请使用其他节点"
    1202 SERVICE_UNAVAILABLE IndexNotReady "the node's index is being built; try again later" "节点的索引正在建立；请稍后重试"
    1203 SERVICE_UNAVAILABLE Busy "the node is busy; try again in a few seconds" "节点繁忙；请几秒后重试"
    1204 SERVICE_UNAVAILABLE TooSlow "the answer took too long; try again later" "响应超时；请稍后重试"
    1205 REQUEST_TIMEOUT BodyTooSlow "the body did not arrive in time; send it faster or in parts" "请求体未能及时到达；请加快速度或分批发送"
    1206 INTERNAL_SERVER_ERROR Internal "something is wrong with the node; its log says more" "节点出现问题；详情见其日志"
    1210 TOO_MANY_REQUESTS FaucetTooSoon "this account got coins from the faucet a short while ago; wait before you ask again" "该账户不久前已领取；请稍后再试"
    1211 SERVICE_UNAVAILABLE FaucetEmpty "the faucet is empty; ask who runs it to fill it" "水龙头已空；请联系运营方充值"
    1220 INSUFFICIENT_STORAGE BodyStoreFull "the node has no room for further bodies; serve it under a link of your own, or ask another node" "节点没有空间存放更多正文；请通过自己的链接提供，或使用其他节点"
    // 13xx: the stream.
    1300 BAD_REQUEST MessageInvalid "the message is not one the stream takes; see /docs" "消息不是数据流接受的格式；请参阅 /docs"
    1301 TOO_MANY_REQUESTS TooManySubscriptions "the connection has as many subscriptions as one may; open another" "此连接的订阅数已达上限；请另开连接"
    1302 SERVICE_UNAVAILABLE TooManyStreams "the node serves as many streams as it can; try again later" "节点的数据流数量已达上限；请稍后重试"
    1303 BAD_REQUEST StreamTooSlow "the connection reads slower than blocks come; open it again" "此连接的读取速度跟不上区块；请重新打开"
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::Refusal;

    #[test]
    fn codes_ascend_and_share_none_with_the_refusals() {
        assert!(Problem::ALL.windows(2).all(|pair| pair[0].code() < pair[1].code()));
        let last = Refusal::ALL.last().unwrap().code();
        assert!(last < Problem::ALL[0].code());
    }
}
