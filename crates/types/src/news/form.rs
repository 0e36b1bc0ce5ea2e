//! How links, languages and tags are written.
//!
//! Rule: one thing has one spelling, and none shows as another.

use crate::text::is_plain;

/// Whether `link` is `https://` or `http://`, a host, and what may follow it: only the characters of RFC 3986, and no
/// `@` before the first `/`, `?` or `#`, so that nobody poses as another host.
pub fn is_link(link: &str) -> bool {
    let Some(rest) = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let in_url = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    !host.is_empty() && !host.contains('@') && rest.bytes().all(in_url)
}

/// Whether `tag` is a language in the form of BCP 47 that we take: two or three lower-case letters, then perhaps `-` and a
/// script (`Hans`), then perhaps `-` and a region (`CN`, `419`).
pub fn is_language(tag: &str) -> bool {
    let is_script = |part: &str| {
        let bytes = part.as_bytes();
        bytes.len() == 4
            && bytes[0].is_ascii_uppercase()
            && bytes[1..].iter().all(|byte| byte.is_ascii_lowercase())
    };
    let is_region = |part: &str| match part.len() {
        2 => part.bytes().all(|byte| byte.is_ascii_uppercase()),
        3 => part.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    let mut parts = tag.split('-').peekable();
    let language = parts.next().unwrap_or_default();
    parts.next_if(|part| is_script(part));
    parts.next_if(|part| is_region(part));
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.next().is_none()
}

/// Whether `tag` is plain text without white space, `#` and `A–Z`, so that it is written in one way.
pub fn is_tag(tag: &str) -> bool {
    is_plain(tag) && !tag.contains(|c: char| c.is_whitespace() || c == '#' || c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_written_in_the_form_of_bcp_47() {
        for tag in ["en", "zh-Hans", "zh-Hans-CN", "pt-BR", "es-419", "yue", "yue-Hant-419"] {
            assert!(is_language(tag), "{tag}");
        }
        for tag in
            ["EN", "e", "engl", "en-", "en-us", "zh-hans", "zh-CN-Hans", "en-US-x", "en_US", "en-US-US"]
        {
            assert!(!is_language(tag), "{tag}");
        }
    }

    #[test]
    fn links_lead_to_the_host_they_show() {
        for link in ["https://a", "http://127.0.0.1:8080/x", "https://[::1]/a?b=%20#c", "https://a/@b"] {
            assert!(is_link(link), "{link}");
        }
        for link in [
            "https://",
            "https:///a",
            "ftp://a",
            "HTTPS://a",
            "javascript:alert(1)",
            "https://bank.example@evil.example/",
            "https://a b",
            "https://a/\"",
            "https://例",
        ] {
            assert!(!is_link(link), "{link}");
        }
    }
}
