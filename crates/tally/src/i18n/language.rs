//! Which language to speak.

use std::env;

/// A language of the surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    #[value(name = "en")]
    English,
    #[value(name = "zh")]
    Chinese,
}

impl Language {
    /// The language that `--lang` among `arguments` or else the environment asks for; English when neither does.
    ///
    /// The arguments are read before clap does, because clap's own help is in the language too.
    pub fn detect(arguments: &[String]) -> Self {
        let asked = arguments.iter().enumerate().find_map(|(place, argument)| {
            match argument.strip_prefix("--lang") {
                Some("") => arguments.get(place + 1).cloned(),
                Some(value) => value.strip_prefix('=').map(str::to_owned),
                None => None,
            }
        });
        let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let environment =
            || variables.iter().find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
        Self::of(&asked.or_else(environment).unwrap_or_default())
    }

    fn of(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_wins_over_the_environment() {
        let arguments = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(Language::detect(&arguments(&["tally", "--lang", "zh", "status"])), Language::Chinese);
        assert_eq!(Language::detect(&arguments(&["tally", "status", "--lang=en"])), Language::English);
    }

    #[test]
    fn chinese_locales_speak_chinese() {
        for locale in ["zh_CN.UTF-8", "zh", "ZH-Hans"] {
            assert_eq!(Language::of(locale), Language::Chinese, "{locale}");
        }
        for locale in ["", "C", "en_US.UTF-8", "de_DE"] {
            assert_eq!(Language::of(locale), Language::English, "{locale}");
        }
    }
}
