//! What a caller sets about rules: which are off, how much they weigh, what their limits are.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::finding::Severity;

/// Settings for a check, as the file `minutebook.toml` holds them.
///
/// Each use is shown in the report, so that a report under settings is never taken for one
/// without. Rules are independent: turning one off changes no other's findings.
///
/// # Examples
/// ```
/// use minutebook::check::{Options, check};
/// use minutebook::model::MinuteBook;
/// use minutebook::settings::{Level, RuleSetting, Settings};
///
/// let mut settings = Settings::default();
/// let mut off = RuleSetting::default();
/// off.severity = Some(Level::Off);
/// settings.rules.insert("action-without-due-date".to_owned(), off);
///
/// let report = check(&MinuteBook::new(), &Options::new().settings(settings));
/// assert_eq!(report.settings[0].code, "action-without-due-date");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("minProperties" = 1)))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Settings {
    /// By the code of the rule.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, RuleSetting>,
    /// How much is read and reported.
    #[serde(default, skip_serializing_if = "is_default")]
    pub limits: Limits,
}

impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename = "Settings", deny_unknown_fields)]
        struct Fields {
            rules: Option<BTreeMap<String, Table<RuleSetting>>>,
            limits: Option<Table<Limits>>,
        }
        let Fields { rules, limits } = Fields::deserialize(deserializer)?;
        let rules =
            rules.map(|rules| rules.into_iter().map(|(code, rule)| (code, rule.0)).collect());
        let limits = limits.map(|limits| limits.0);
        if rules.is_none() && limits.is_none() {
            return Err(de::Error::custom("nothing is set: expected `rules` or `limits`"));
        }
        Ok(Self { rules: rules.unwrap_or_default(), limits: limits.unwrap_or_default() })
    }
}

/// A table: a type that is derived would take a list of its values too.
struct Table<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Members<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(members))
            }
        }

        deserializer.deserialize_map(Members(PhantomData)).map(Self)
    }
}

/// A count within 2⁵³ − 1, which every reader of JSON keeps exactly.
fn exact<'de, D: Deserializer<'de>>(deserializer: D) -> Result<usize, D::Error> {
    const LARGEST: u64 = 9_007_199_254_740_991;
    let count = usize::deserialize(deserializer)?;
    if u64::try_from(count).is_ok_and(|count| count > LARGEST) {
        return Err(de::Error::custom(format!("{count} is too large: expected at most {LARGEST}")));
    }
    Ok(count)
}

/// How much is read and reported, so that a hostile document cannot exhaust the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields, default)]
#[non_exhaustive]
pub struct Limits {
    /// How many bytes a document, or one of its lines, may have.
    #[serde(deserialize_with = "exact")]
    pub document_bytes: usize,
    /// How many objects it may have: each takes some hundred bytes of memory, however short its text.
    #[serde(deserialize_with = "exact")]
    pub objects: usize,
    /// How many bytes one text in it may have.
    #[serde(deserialize_with = "exact")]
    pub text_bytes: usize,
    /// How many bytes of lines of one board are held at once, where a book is checked as lines.
    #[serde(deserialize_with = "exact")]
    pub board_bytes: usize,
    /// How many levels deep it may be nested; 127 is the most.
    #[serde(deserialize_with = "exact")]
    pub depth: usize,
    /// How many problems of reading, and how many findings of one rule, are listed, at least one,
    /// and beside them the first that weighs more. All are counted.
    #[serde(deserialize_with = "exact")]
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_bytes: 1 << 30,
            objects: 1 << 23,
            text_bytes: 1 << 20,
            board_bytes: 6 << 20,
            depth: 127,
            findings: 1_000,
        }
    }
}

impl Limits {
    /// How many of a kind are listed: at least one, as whoever looks only at what is listed must
    /// not take for good what is not.
    pub(crate) fn listed(&self) -> usize {
        self.findings.max(1)
    }
}

fn is_default(limits: &Limits) -> bool {
    *limits == Limits::default()
}

/// The settings of one rule.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RuleSetting {
    /// How much its findings weigh, or `off`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Level>,
    /// Its limit, where the board's terms of reference set none: days for `action-stale` and
    /// `meetings-too-far-apart`, meetings for `deferred-item-not-returned`; no other rule has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u16>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How much a rule's findings are to weigh, or that it is not to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Level {
    /// Not to run.
    Off,
    /// Advice.
    Advice,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

impl Level {
    /// The severity; nothing for `Off`.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Advice => Some(Severity::Advice),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// A setting that a check used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(deny_unknown_fields))]
#[non_exhaustive]
pub struct UsedSetting {
    /// The code of the rule.
    pub code: String,
    /// What was set.
    #[serde(flatten)]
    pub setting: RuleSetting,
    /// Whether there is a rule of this code.
    pub known: bool,
}

impl UsedSetting {
    pub(crate) fn new(code: &str, setting: &RuleSetting, known: bool) -> Self {
        Self { code: code.to_owned(), setting: setting.clone(), known }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_written_where_they_are_not_the_usual_ones() {
        let mut settings = Settings::default();
        assert_eq!(serde_json::to_string(&settings).unwrap(), "{}");
        settings.limits.findings -= 1;
        let text = serde_json::to_string(&settings).unwrap();
        assert_eq!(serde_json::from_str::<Settings>(&text).unwrap(), settings);
    }

    #[test]
    fn what_is_no_table_is_refused_in_words() {
        let error = serde_json::from_str::<Settings>(r#"{"limits": 7}"#).unwrap_err().to_string();
        assert!(error.contains("expected a table"), "{error}");
    }
}
