//! Recovery phrases: made, checked, completed while one types, and asked for.

use crate::{error::PageError, random, secret::Secret, session::Session};
use serde::{Deserialize, Serialize};
use tally_wallet::{Language as List, Phrase, mnemonic::PhraseError};

/// Most words that a form offers.
const MAX_SUGGESTIONS: usize = 8;
/// Most questions of a quiz, and most words to choose from in each.
const MAX_QUESTIONS: usize = 24;
const MAX_OPTIONS: usize = 16;

/// A word list.
#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WordList {
    English,
    Chinese,
}

impl From<WordList> for List {
    fn from(list: WordList) -> Self {
        match list {
            WordList::English => Self::English,
            WordList::Chinese => Self::Chinese,
        }
    }
}

impl From<List> for WordList {
    fn from(list: List) -> Self {
        match list {
            List::English => Self::English,
            List::Chinese => Self::Chinese,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct New {
    words: usize,
    language: WordList,
}

#[derive(Serialize)]
pub struct Made {
    phrase: Secret,
    words: Vec<&'static str>,
}

pub fn new(_: &mut Session, input: New) -> Result<Made, PageError> {
    let language = input.language.into();
    let phrase = match input.words {
        12 => Phrase::from_entropy(language, &random::bytes::<16>()[..])?,
        24 => Phrase::from_entropy(language, &random::bytes::<32>()[..])?,
        count => return Err(PhraseError::WordCount { count }.into()),
    };
    Ok(Made { phrase: phrase.to_text().into(), words: phrase.words().collect() })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    phrase: Secret,
}

#[derive(Serialize)]
pub struct Checked {
    phrase: Secret,
    words: Vec<&'static str>,
    language: WordList,
    count: usize,
}

pub fn check(_: &mut Session, input: Check) -> Result<Checked, PageError> {
    let phrase = Phrase::parse(&input.phrase)?;
    let words: Vec<_> = phrase.words().collect();
    Ok(Checked {
        phrase: phrase.to_text().into(),
        language: phrase.language().into(),
        count: words.len(),
        words,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suggest {
    prefix: String,
    language: WordList,
}

#[derive(Serialize)]
pub struct Suggested {
    words: Vec<&'static str>,
}

pub fn suggest(_: &mut Session, input: Suggest) -> Result<Suggested, PageError> {
    let prefix = input.prefix.trim().to_lowercase();
    let words = List::from(input.language).words_by_prefix(&prefix).take(MAX_SUGGESTIONS).collect();
    Ok(Suggested { words })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    phrase: Secret,
    #[serde(default = "three")]
    questions: usize,
    #[serde(default = "six")]
    options: usize,
}

fn three() -> usize {
    3
}

fn six() -> usize {
    6
}

#[derive(Serialize)]
pub struct Question {
    /// Which word is asked for, from 1.
    number: usize,
    options: Vec<&'static str>,
    /// The right one's place in `options`.
    answer: usize,
}

#[derive(Serialize)]
pub struct Questions {
    questions: Vec<Question>,
}

pub fn quiz(_: &mut Session, input: Quiz) -> Result<Questions, PageError> {
    let phrase = Phrase::parse(&input.phrase)?;
    let words: Vec<_> = phrase.words().collect();
    if !(1..=MAX_QUESTIONS.min(words.len())).contains(&input.questions)
        || !(2..=MAX_OPTIONS).contains(&input.options)
    {
        return Err(PageError::malformed("questions or options"));
    }
    let mut places: Vec<usize> = (0..words.len()).collect();
    random::shuffle(&mut places);
    places.truncate(input.questions);
    places.sort_unstable();
    let question = |place: usize| {
        let right = words[place];
        let mut options = vec![right];
        while options.len() < input.options {
            let word = phrase.language().words()[random::below(2048)];
            // A decoy from the phrase would be known from other questions.
            if !words.contains(&word) && !options.contains(&word) {
                options.push(word);
            }
        }
        random::shuffle(&mut options);
        let answer = options.iter().position(|word| *word == right).expect("the right word is an option");
        Question { number: place + 1, options, answer }
    };
    Ok(Questions { questions: places.into_iter().map(question).collect() })
}
