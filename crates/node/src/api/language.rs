//! The language of texts in answers: English, or 中文 where the request asks for it.

use axum::{
    extract::FromRequestParts,
    http::{header::ACCEPT_LANGUAGE, request::Parts},
};
use std::convert::Infallible;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    English,
    Chinese,
}

impl Language {
    /// `?lang=zh` before `Accept-Language: zh-CN, en;q=0.5` (RFC 9110, §12.5.4).
    pub fn of(parts: &Parts) -> Self {
        let query = parts.uri.query().unwrap_or_default();
        if let Some(asked) = query.split('&').find_map(|pair| pair.strip_prefix("lang=")) {
            return if asked.starts_with("zh") { Self::Chinese } else { Self::English };
        }
        let header = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        header.map_or(Self::English, Self::preferred)
    }

    fn preferred(header: &str) -> Self {
        let (mut best, mut chosen) = (0, Self::English);
        for range in header.split(',') {
            let (tag, rest) = range.split_once(';').unwrap_or((range, ""));
            let language = match tag.trim().get(..2).map(str::to_ascii_lowercase).as_deref() {
                Some("zh") => Self::Chinese,
                Some("en") => Self::English,
                _ => continue,
            };
            let weight = thousandths(rest.trim().strip_prefix("q=").unwrap_or("1"));
            if weight > best {
                (best, chosen) = (weight, language);
            }
        }
        chosen
    }

    pub fn pick(self, english: &'static str, chinese: &'static str) -> &'static str {
        tally_json::Language::from(self).pick(english, chinese)
    }
}

impl From<Language> for tally_json::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::English => Self::English,
            Language::Chinese => Self::Chinese,
        }
    }
}

/// A quality value in thousandths; 0 when it is not one.
fn thousandths(text: &str) -> u32 {
    match text.split_once('.') {
        None => text.parse::<u32>().map_or(0, |whole| whole.min(1) * 1000),
        Some(("1", _)) => 1000,
        Some((_, places)) => format!("{places:0<3}").get(..3).and_then(|text| text.parse().ok()).unwrap_or(0),
    }
}

impl<S: Sync> FromRequestParts<S> for Language {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_asked_for_first_is_taken() {
        for (header, expected) in [
            ("zh-CN,zh;q=0.9,en;q=0.8", Language::Chinese),
            ("en-US,en;q=0.9,zh;q=0.8", Language::English),
            ("fr, zh;q=0.2, en;q=0.1", Language::Chinese),
            ("*", Language::English),
            ("", Language::English),
            ("zh;q=0", Language::English),
        ] {
            assert_eq!(Language::preferred(header), expected, "{header}");
        }
    }
}
