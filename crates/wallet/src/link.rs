//! Links: a request to be paid, a transaction that waits for a signature, and the key to a packet.
//!
//! `tally:<address>?asset=<id>&amount=<decimal>&memo=<text>` after BIP-21: the amount is in whole units, exact decimal
//! text that is read with the asset's own decimals; a parameter that the reader must understand begins with `req-`.
//! `tally:sign/<base64url>` carries a partially signed transaction. `tally:packet/<number>/<base64url>` carries a packet's
//! claim key: whoever has the link can claim a share, so it is as secret as the money.

use crate::{build::MAX_PARTIAL_BYTES, packet::PacketLink};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::fmt;
use tally_types::{
    Address, Amount, AssetId, address::AddressError, amount::AmountError, asset::MAX_DECIMALS,
    text::is_plain, transfer::MAX_MEMO_BYTES,
};

/// What links begin with.
pub const SCHEME: &str = "tally:";
/// Greatest length of a link that is read.
pub const MAX_LINK_BYTES: usize = 64 * 1024;

const SIGN: &str = "sign/";
const PACKET: &str = "packet/";

/// RFC 3986's unreserved characters stand for themselves.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A request to be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentLink {
    pub to: Address,
    pub asset: Option<AssetId>,
    /// In whole units of the asset.
    pub amount: Option<Decimal>,
    pub memo: Option<String>,
}

/// A number of whole units as exact text, such as `12.5`: digits, and at most 18 places after one point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        // Whatever fits with no decimals or with the most there may be is some asset's amount.
        Amount::parse(text, 0).or_else(|_| Amount::parse(text, MAX_DECIMALS)).map(|_| Self(text.to_owned()))
    }

    /// The text of base units of an asset with `decimals` places.
    pub fn of(amount: Amount, decimals: u8) -> Self {
        Self(amount.format(decimals))
    }

    /// The base units of an asset with `decimals` places.
    pub fn amount(&self, decimals: u8) -> Result<Amount, AmountError> {
        Amount::parse(&self.0, decimals)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a link asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    Pay(PaymentLink),
    /// The bytes of a partially signed transaction (see [`crate::build::Draft::from_bytes`]).
    Sign(Vec<u8>),
    /// A packet to claim from.
    Packet(PacketLink),
}

impl Link {
    /// Reads a link of the network whose addresses begin with `prefix`.
    pub fn parse(text: &str, prefix: &str) -> Result<Self, LinkError> {
        let text = text.trim();
        if text.len() > MAX_LINK_BYTES {
            return Err(LinkError::TooLong);
        }
        let scheme = text.get(..SCHEME.len()).filter(|scheme| scheme.eq_ignore_ascii_case(SCHEME));
        let rest = &text[scheme.ok_or(LinkError::NotALink)?.len()..];
        // Browsers and messengers may add the slashes of a web address.
        let rest = rest.strip_prefix("//").unwrap_or(rest);
        if let Some(encoded) = rest.strip_prefix(SIGN) {
            return partial(encoded).map(Self::Sign);
        }
        match rest.strip_prefix(PACKET) {
            Some(packet) => PacketLink::parse(packet).map(Self::Packet).ok_or(LinkError::PacketMalformed),
            None => payment(rest, prefix).map(Self::Pay),
        }
    }

    /// The link's text, with addresses under `prefix`.
    pub fn to_text(&self, prefix: &str) -> String {
        match self {
            Self::Sign(bytes) => format!("{SCHEME}{SIGN}{}", Base64UrlUnpadded::encode_string(bytes)),
            Self::Packet(link) => format!("{SCHEME}{PACKET}{}", *link.to_text()),
            Self::Pay(link) => {
                let parameters = [
                    ("asset", link.asset.map(|asset| asset.to_string())),
                    ("amount", link.amount.as_ref().map(|amount| amount.0.clone())),
                    ("memo", link.memo.as_ref().map(|memo| utf8_percent_encode(memo, ESCAPED).to_string())),
                ];
                let mut text = format!("{SCHEME}{}", link.to.to_text(prefix));
                let given = parameters.into_iter().filter_map(|(name, value)| Some((name, value?)));
                for (place, (name, value)) in given.enumerate() {
                    let mark = if place == 0 { '?' } else { '&' };
                    text.push_str(&format!("{mark}{name}={value}"));
                }
                text
            }
        }
    }
}

fn partial(encoded: &str) -> Result<Vec<u8>, LinkError> {
    let bytes = Base64UrlUnpadded::decode_vec(encoded).map_err(|_| LinkError::SignMalformed)?;
    if bytes.len() > MAX_PARTIAL_BYTES { Err(LinkError::TooLong) } else { Ok(bytes) }
}

fn payment(rest: &str, prefix: &str) -> Result<PaymentLink, LinkError> {
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let to = Address::parse(address.trim_end_matches('/'), prefix).map_err(LinkError::Address)?;
    let mut link = PaymentLink { to, asset: None, amount: None, memo: None };
    for parameter in query.split('&').filter(|parameter| !parameter.is_empty()) {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let value = percent_decode_str(value).decode_utf8().map_err(|_| LinkError::NotText)?;
        let twice = match name {
            "asset" => {
                let digits =
                    (!value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())).then_some(&*value);
                let asset = digits.and_then(|digits| digits.parse().ok()).ok_or(LinkError::AssetInvalid)?;
                link.asset.replace(AssetId(asset)).is_some()
            }
            "amount" => link.amount.replace(Decimal::parse(&value).map_err(LinkError::Amount)?).is_some(),
            "memo" if value.len() > MAX_MEMO_BYTES => return Err(LinkError::MemoTooLong),
            "memo" if !is_plain(&value) => return Err(LinkError::MemoNotPlain),
            "memo" => link.memo.replace(value.into_owned()).is_some(),
            _ if name.starts_with("req-") => return Err(LinkError::RequiresMore { name: name.to_owned() }),
            // BIP-21: what need not be understood is passed over.
            _ => false,
        };
        if twice {
            return Err(LinkError::Twice { name: name.to_owned() });
        }
    }
    Ok(link)
}

/// Why a text is not a link of this network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    NotALink,
    TooLong,
    Address(AddressError),
    AssetInvalid,
    Amount(AmountError),
    MemoTooLong,
    MemoNotPlain,
    /// A value's percent-encoding is not UTF-8.
    NotText,
    Twice {
        name: String,
    },
    RequiresMore {
        name: String,
    },
    SignMalformed,
    PacketMalformed,
}

impl LinkError {
    /// What is wrong and what to do, in English.
    pub fn message(&self) -> String {
        match self {
            Self::NotALink => "a Tally link begins with tally:".to_owned(),
            Self::TooLong => "the link is longer than any that a wallet writes".to_owned(),
            Self::Address(error) => error.to_string(),
            Self::AssetInvalid => "the link's asset must be a number".to_owned(),
            Self::Amount(error) => error.to_string(),
            Self::MemoTooLong => "the link's memo is longer than 256 bytes".to_owned(),
            Self::MemoNotPlain => {
                "the link's memo has hidden, control or direction-changing characters".to_owned()
            }
            Self::NotText => "the link holds bytes that are not text".to_owned(),
            Self::Twice { name } => format!("the link says \"{name}\" twice"),
            Self::RequiresMore { name } => {
                format!("the link requires \"{name}\", which this wallet does not know; update it")
            }
            Self::SignMalformed => "the link's transaction is damaged; ask for it again".to_owned(),
            Self::PacketMalformed => "the packet's link is damaged; copy it again, all of it".to_owned(),
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(&self) -> String {
        match self {
            Self::NotALink => "Tally 链接以 tally: 开头".to_owned(),
            Self::TooLong => "链接长度超过钱包可能写出的长度".to_owned(),
            Self::Address(AddressError::NotHexadecimal) => "地址中 0x 之后不是十六进制".to_owned(),
            Self::Address(AddressError::WrongLength) => "地址长度不是 20 字节".to_owned(),
            Self::Address(AddressError::BadChecksum) => "地址有输入错误：校验和不匹配".to_owned(),
            Self::Address(AddressError::WrongNetwork { expected, found }) => {
                format!("地址属于另一个网络：它以 {found} 开头，本网络以 {expected} 开头")
            }
            Self::AssetInvalid => "链接中的资产必须是编号".to_owned(),
            Self::Amount(AmountError::NotANumber) => "请将金额写成数字，最多一个小数点，例如 12.5".to_owned(),
            Self::Amount(AmountError::TooManyPlaces { places, decimals }) => {
                format!("金额有 {places} 位小数，但资产只有 {decimals} 位")
            }
            Self::Amount(AmountError::TooLarge) => "金额超出账本上限".to_owned(),
            Self::MemoTooLong => "链接中的附言超过 256 字节".to_owned(),
            Self::MemoNotPlain => "链接中的附言含有隐藏、控制或改变方向的字符".to_owned(),
            Self::NotText => "链接含有不是文字的字节".to_owned(),
            Self::Twice { name } => format!("链接中“{name}”出现了两次"),
            Self::RequiresMore { name } => format!("链接要求“{name}”，而此钱包不认识；请升级"),
            Self::SignMalformed => "链接中的交易已损坏；请重新索取".to_owned(),
            Self::PacketMalformed => "红包链接已损坏；请重新完整复制".to_owned(),
        }
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for LinkError {}

#[cfg(test)]
mod tests {
    use super::*;

    const TO: Address = Address([7; 20]);

    fn full() -> PaymentLink {
        PaymentLink {
            to: TO,
            asset: Some(AssetId(3)),
            amount: Some(Decimal::of(Amount(1250), 2)),
            memo: Some("午饭 & tea=100%".to_owned()),
        }
    }

    #[test]
    fn a_link_is_read_as_it_is_written() {
        let bare = PaymentLink { asset: None, amount: None, memo: None, ..full() };
        for link in [Link::Pay(full()), Link::Pay(bare.clone()), Link::Sign(vec![0, 255, 7])] {
            assert_eq!(Link::parse(&link.to_text("tally"), "tally"), Ok(link));
        }
        let text = Link::Pay(full()).to_text("tally");
        assert!(
            text.ends_with("?asset=3&amount=12.5&memo=%E5%8D%88%E9%A5%AD%20%26%20tea%3D100%25"),
            "{text}"
        );
        for text in [
            format!(" TALLY:{} ", TO.to_text("tally")),
            format!("tally://{}/?color=red&", TO.to_text("tally")),
            format!("tally:{TO}"),
        ] {
            assert_eq!(Link::parse(&text, "tally"), Ok(Link::Pay(bare.clone())), "{text}");
        }
    }

    #[test]
    fn the_amount_is_read_with_the_assets_decimals() {
        let amount = full().amount.unwrap();
        assert_eq!(amount.amount(2), Ok(Amount(1250)));
        assert_eq!(amount.amount(0), Err(AmountError::TooManyPlaces { places: 1, decimals: 0 }));
        assert_eq!(Decimal::parse(&u128::MAX.to_string()).unwrap().amount(0), Ok(Amount::MAX));
    }

    #[test]
    fn a_link_that_cannot_be_followed_says_why() {
        let link = |query: &str| format!("tally:{TO}?{query}");
        let typo = TO.to_text("tally").replace("tally1q", "tally1p");
        for (text, error) in [
            ("bitcoin:1".to_owned(), LinkError::NotALink),
            ("tal".to_owned(), LinkError::NotALink),
            (format!("tally:{}", "x".repeat(MAX_LINK_BYTES)), LinkError::TooLong),
            (format!("tally:{typo}"), LinkError::Address(AddressError::BadChecksum)),
            (link("asset="), LinkError::AssetInvalid),
            (link("asset=+1"), LinkError::AssetInvalid),
            (link("asset=18446744073709551616"), LinkError::AssetInvalid),
            (link("amount=1,5"), LinkError::Amount(AmountError::NotANumber)),
            (link("amount=-1"), LinkError::Amount(AmountError::NotANumber)),
            (
                link(&format!("amount=0.{}", "1".repeat(19))),
                LinkError::Amount(AmountError::TooManyPlaces { places: 19, decimals: 18 }),
            ),
            (link(&format!("amount={}", "9".repeat(40))), LinkError::Amount(AmountError::TooLarge)),
            (link(&format!("memo={}", "a".repeat(257))), LinkError::MemoTooLong),
            (link("memo=a%E2%80%AEb"), LinkError::MemoNotPlain),
            (link("memo=%ff"), LinkError::NotText),
            (link("asset=1&asset=1"), LinkError::Twice { name: "asset".into() }),
            (link("req-by=noon"), LinkError::RequiresMore { name: "req-by".into() }),
            ("tally:sign/@@".to_owned(), LinkError::SignMalformed),
            ("tally:packet/7".to_owned(), LinkError::PacketMalformed),
        ] {
            assert_eq!(Link::parse(&text, "tally"), Err(error), "{text:.60}");
        }
    }
}
