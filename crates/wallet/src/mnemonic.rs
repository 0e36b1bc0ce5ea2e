//! Recovery phrases: BIP-39 in English and 简体中文.
//!
//! A phrase is its words' entropy and its language: the same entropy in another language is another seed, since BIP-39
//! hashes the words themselves. What a person types is read kindly (case, spacing, Chinese without spaces) and judged
//! strictly (every word listed, the checksum right).

use std::{borrow::Cow, fmt};
use zeroize::Zeroizing;

/// The seed that a phrase and its extra word lead to.
pub type Seed = Zeroizing<[u8; 64]>;

/// The numbers of words that BIP-39 knows.
pub const WORD_COUNTS: [usize; 5] = [12, 15, 18, 21, 24];

/// A word list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    /// 简体中文.
    Chinese,
}

impl Language {
    const ALL: [Self; 2] = [Self::English, Self::Chinese];

    fn list(self) -> bip39::Language {
        match self {
            Self::English => bip39::Language::English,
            Self::Chinese => bip39::Language::SimplifiedChinese,
        }
    }

    /// The 2048 words, in order.
    pub fn words(self) -> &'static [&'static str; 2048] {
        self.list().word_list()
    }

    /// The listed words that begin with `prefix`: what a form offers while somebody types.
    pub fn words_by_prefix(self, prefix: &str) -> impl Iterator<Item = &'static str> {
        self.words().iter().copied().filter(move |word| word.starts_with(prefix))
    }

    fn contains(self, word: &str) -> bool {
        self.list().find_word(word).is_some()
    }

    /// The list that knows most of `words`; English when none knows any.
    fn of(words: &[&str]) -> Self {
        let known = |language: &Self| words.iter().filter(|word| language.contains(word)).count();
        Self::ALL.into_iter().rev().max_by_key(known).expect("there are languages")
    }
}

/// A recovery phrase.
#[derive(Clone, PartialEq, Eq)]
pub struct Phrase(bip39::Mnemonic);

impl Phrase {
    /// The phrase that stands for `entropy`: 16, 20, 24, 28 or 32 bytes from the machine's generator.
    pub fn from_entropy(language: Language, entropy: &[u8]) -> Result<Self, PhraseError> {
        bip39::Mnemonic::from_entropy_in(language.list(), entropy)
            .map(Self)
            .map_err(|_| PhraseError::EntropyLength { bytes: entropy.len() })
    }

    /// Reads a phrase in either language.
    pub fn parse(text: &str) -> Result<Self, PhraseError> {
        let text = normalized(text);
        let words = split(&text);
        if !WORD_COUNTS.contains(&words.len()) {
            return Err(PhraseError::WordCount { count: words.len() });
        }
        let language = Language::of(&words);
        if let Some(index) = words.iter().position(|word| !language.contains(word)) {
            let word = words[index].to_owned();
            return Err(PhraseError::UnknownWord {
                number: index + 1,
                suggestion: suggestion(language, &word),
                word,
            });
        }
        let joined = Zeroizing::new(words.join(" "));
        // Count and words are right: what is left to be wrong is the checksum.
        bip39::Mnemonic::parse_in_normalized(language.list(), &joined)
            .map(Self)
            .map_err(|_| PhraseError::Checksum { language })
    }

    pub fn language(&self) -> Language {
        match self.0.language() {
            bip39::Language::English => Language::English,
            bip39::Language::SimplifiedChinese => Language::Chinese,
        }
    }

    pub fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.words()
    }

    /// The words with one space between them.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(24 * 9));
        for word in self.words() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        text
    }

    /// The entropy the words stand for.
    pub fn entropy(&self) -> Zeroizing<Vec<u8>> {
        let (bytes, length) = self.0.to_entropy_array();
        let bytes = Zeroizing::new(bytes);
        Zeroizing::new(bytes[..length].to_vec())
    }

    /// The seed (BIP-39: PBKDF2-HMAC-SHA-512, 2048 rounds). `extra` is BIP-39's optional pass phrase; mostly empty.
    pub fn seed(&self, extra: &str) -> Seed {
        let extra = normalized_exact(extra);
        Zeroizing::new(self.0.to_seed_normalized(&extra))
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phrase({} words, redacted)", self.0.word_count())
    }
}

/// Why a text is not a recovery phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhraseError {
    WordCount {
        count: usize,
    },
    /// `number` counts from 1.
    UnknownWord {
        number: usize,
        word: String,
        suggestion: Option<&'static str>,
    },
    Checksum {
        language: Language,
    },
    EntropyLength {
        bytes: usize,
    },
}

impl PhraseError {
    /// What is wrong and what to do, in English.
    pub fn message(&self) -> String {
        match self {
            Self::WordCount { count } => {
                format!("a recovery phrase has 12, 15, 18, 21 or 24 words; this one has {count}")
            }
            Self::UnknownWord { number, word, suggestion: None } => {
                format!("word no. {number}, \"{word}\", is not in the word list; check its spelling")
            }
            Self::UnknownWord { number, word, suggestion: Some(meant) } => {
                format!("word no. {number}, \"{word}\", is not in the word list; did you mean \"{meant}\"?")
            }
            Self::Checksum { .. } => {
                "every word is listed but the checksum does not match; check the words' order, and each word"
                    .to_owned()
            }
            Self::EntropyLength { bytes } => {
                format!("a recovery phrase is made from 16, 20, 24, 28 or 32 random bytes, not {bytes}")
            }
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(&self) -> String {
        match self {
            Self::WordCount { count } => format!("助记词应为 12、15、18、21 或 24 个词；现有 {count} 个"),
            Self::UnknownWord { number, word, suggestion: None } => {
                format!("第 {number} 个词“{word}”不在词表中；请检查拼写")
            }
            Self::UnknownWord { number, word, suggestion: Some(meant) } => {
                format!("第 {number} 个词“{word}”不在词表中；是否应为“{meant}”？")
            }
            Self::Checksum { .. } => "每个词都在词表中，但校验和不匹配；请检查词的顺序和每个词".to_owned(),
            Self::EntropyLength { bytes } => {
                format!("助记词须由 16、20、24、28 或 32 个随机字节生成，而不是 {bytes} 个")
            }
        }
    }
}

impl fmt::Display for PhraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for PhraseError {}

/// NFKD, as BIP-39 asks, in lower case.
fn normalized(text: &str) -> Zeroizing<String> {
    Zeroizing::new(normalized_exact(text).to_lowercase())
}

/// NFKD (Unicode UAX #15): one text however it was typed.
pub(crate) fn normalized_exact(text: &str) -> Zeroizing<String> {
    let mut text = Cow::Borrowed(text);
    bip39::Mnemonic::normalize_utf8_cow(&mut text);
    Zeroizing::new(text.into_owned())
}

/// The words of a text. Every Chinese character is a word of its own, with or without space around it.
fn split(text: &str) -> Vec<&str> {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut words = Vec::new();
    for part in text.split_whitespace() {
        if part.chars().all(is_han) {
            words.extend(part.char_indices().map(|(place, c)| &part[place..place + c.len_utf8()]));
        } else {
            words.push(part);
        }
    }
    words
}

/// The one listed word that shares the first four letters, which tell BIP-39's English words apart.
fn suggestion(language: Language, word: &str) -> Option<&'static str> {
    let prefix: String = word.chars().take(4).collect();
    if prefix.chars().count() < 3 {
        return None;
    }
    let mut words = language.words_by_prefix(&prefix);
    let first = words.next();
    if words.next().is_some() { None } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entropy_size_round_trips_in_both_languages() {
        for language in Language::ALL {
            for (bytes, words) in [16, 20, 24, 28, 32].into_iter().zip(WORD_COUNTS) {
                let entropy: Vec<u8> = (0..bytes as u8).map(|index| index.wrapping_mul(37)).collect();
                let phrase = Phrase::from_entropy(language, &entropy).unwrap();
                assert_eq!(phrase.words().count(), words);
                assert_eq!(phrase.language(), language);
                assert_eq!(*phrase.entropy(), entropy);
                assert_eq!(Phrase::parse(&phrase.to_text()), Ok(phrase));
            }
        }
    }

    #[test]
    fn typing_is_read_kindly() {
        let phrase = Phrase::from_entropy(Language::English, &[7; 16]).unwrap();
        let shouted = format!("  {}\n", phrase.to_text().to_uppercase().replace(' ', " \t "));
        assert_eq!(Phrase::parse(&shouted), Ok(phrase));
        let chinese = Phrase::from_entropy(Language::Chinese, &[7; 32]).unwrap();
        assert_eq!(Phrase::parse(&chinese.to_text().replace(' ', "")), Ok(chinese.clone()));
        assert_eq!(Phrase::parse(&chinese.to_text().replace(' ', "\u{3000}")), Ok(chinese));
    }

    #[test]
    fn what_is_wrong_is_said_exactly() {
        let good = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        let cases = [
            ("", PhraseError::WordCount { count: 0 }),
            ("legal winner", PhraseError::WordCount { count: 2 }),
            (
                &good.replace("sausage", "sausadge"),
                PhraseError::UnknownWord { number: 6, word: "sausadge".into(), suggestion: Some("sausage") },
            ),
            (
                &good.replace("year", "xyz"),
                PhraseError::UnknownWord { number: 4, word: "xyz".into(), suggestion: None },
            ),
            (&good.replace("yellow", "year"), PhraseError::Checksum { language: Language::English }),
            (&"的".repeat(12), PhraseError::Checksum { language: Language::Chinese }),
            (
                &format!("{}龘", "的 ".repeat(11)),
                PhraseError::UnknownWord { number: 12, word: "龘".into(), suggestion: None },
            ),
        ];
        for (text, error) in cases {
            assert_eq!(Phrase::parse(text), Err(error), "{text}");
        }
        assert_eq!(
            Phrase::from_entropy(Language::English, &[0; 17]),
            Err(PhraseError::EntropyLength { bytes: 17 })
        );
    }

    #[test]
    fn a_phrase_does_not_show_itself() {
        let phrase = Phrase::from_entropy(Language::English, &[0; 16]).unwrap();
        assert_eq!(format!("{phrase:?}"), "Phrase(12 words, redacted)");
    }
}
