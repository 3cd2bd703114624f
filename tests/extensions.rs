//! What is held in extensions, wherever it comes from: nothing is lost and nothing is misread.
//!
//! `cargo test --test extensions --features serde_json/arbitrary_precision` runs the same with
//! numbers handed over as objects.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected should stop"
)]

use minutebook::model::{Extensions, MinuteBook};
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Value, json};

const NUMBER: &str = "$serde_json::private::Number";
const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// A value as any format may hand it over.
#[derive(Clone)]
enum Given {
    /// A number as `serde_json` hands it over under `arbitrary_precision`.
    Number(&'static str),
    /// A text to be kept.
    Owned(&'static str),
    Double(f64),
    List(Vec<Given>),
    Object(Vec<(&'static str, Given)>),
    /// So many arrays in each other, without holding them.
    Nested(usize),
}

impl<'de> Deserializer<'de> for Given {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Number(text) => Self::Object(vec![(NUMBER, Self::Owned(text))]).visit(visitor),
            Self::Owned(text) => visitor.visit_string(text.to_owned()),
            Self::Double(number) => visitor.visit_f64(number),
            Self::List(elements) => visitor.visit_seq(SeqDeserializer::new(elements.into_iter())),
            Self::Object(members) => visitor.visit_map(MapDeserializer::new(members.into_iter())),
            Self::Nested(0) => visitor.visit_unit(),
            Self::Nested(levels) => {
                let within = std::iter::once(Self::Nested(levels - 1));
                visitor.visit_seq(SeqDeserializer::new(within))
            }
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}

impl Given {
    fn visit<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }
}

impl IntoDeserializer<'_, Error> for Given {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// What is held of a value, as JSON, or why it is refused.
fn held(value: Given) -> Result<String, String> {
    let extensions = Extensions::deserialize(Given::Object(vec![("a:b", value)]));
    let json = extensions.map_err(|error| error.to_string())?.as_json().to_owned();
    Ok(json.strip_prefix(r#"{"a:b":"#).unwrap().strip_suffix('}').unwrap().to_owned())
}

/// A document with a value in the extensions of the book.
fn document(value: &str) -> String {
    format!(r#"{{"format":"minutebook/1","extensions":{{"a:b":{value}}}}}"#)
}

fn nested(levels: usize) -> String {
    "[".repeat(levels) + &"]".repeat(levels)
}

#[test]
fn a_number_that_is_handed_over_as_an_object_is_a_number() {
    for (text, expected) in [
        ("1", "1"),
        ("18446744073709551615", "18446744073709551615"),
        ("18446744073709551616", "1.8446744073709552e+19"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("-0", "-0.0"),
        ("1.50", "1.5"),
        ("0.1000000000000000055511151231257827", "0.1"),
    ] {
        assert_eq!(held(Given::Number(text)).unwrap(), expected);
        // The same as from the text.
        let book = MinuteBook::from_json(document(text)).unwrap();
        assert_eq!(book.extensions.as_json(), format!(r#"{{"a:b":{expected}}}"#));
    }
    let list = Given::List(vec![Given::Number("1"), Given::Number("2.5")]);
    assert_eq!(held(Given::Object(vec![("c", list)])).unwrap(), r#"{"c":[1,2.5]}"#);
    let beyond = "the number `-1e999` is beyond every double";
    assert_eq!(held(Given::Number("-1e999")).unwrap_err(), beyond);
    // At the deepest level, where no object may stand.
    let mut deepest = Given::Number("1");
    for _ in 0..100 {
        deepest = Given::List(vec![deepest]);
    }
    assert!(held(deepest).unwrap().contains("[[1]]"));
}

#[test]
fn what_only_looks_like_a_number_stays_an_object() {
    for text in ["", "1 ", " 1", "+1", "01", "NaN", "[1]", "-"] {
        let expected = format!(r#"{{"{NUMBER}":"{text}"}}"#);
        assert_eq!(held(Given::Number(text)).unwrap(), expected);
    }
    let two = Given::Object(vec![(NUMBER, Given::Owned("1")), ("c", Given::Owned("d"))]);
    assert_eq!(held(two).unwrap(), format!(r#"{{"{NUMBER}":"1","c":"d"}}"#));
    let whole = Extensions::deserialize(Given::Number("1")).unwrap_err();
    assert_eq!(whole.to_string(), "`1` is not an object of extensions");
}

#[test]
fn names_that_serde_json_keeps_for_itself_are_names_like_others() {
    for name in [NUMBER, RAW_VALUE] {
        for value in [
            format!(r#"{{"{name}":"1"}}"#),
            format!(r#"{{"{name}":"[1]"}}"#),
            format!(r#"{{"{name}":1}}"#),
            format!(r#"{{"{name}":"{{"}}"#),
            format!(r#"{{"{name}":{{"{name}":"1"}}}}"#),
            format!(r#"{{"{name}":"1","b":[2,{{"{name}":3}}]}}"#),
        ] {
            let book = MinuteBook::from_json(document(&value)).unwrap();
            let expected = format!(r#"{{"a:b":{value}}}"#);
            assert_eq!(book.extensions.as_json(), expected);
            for again in [
                MinuteBook::from_json(book.to_json()).unwrap(),
                MinuteBook::from_lines(book.to_lines()).unwrap(),
            ] {
                assert_eq!(again, book);
            }
            // Each in a way that does not parse the name.
            let map = book.extensions.to_map();
            assert!(map["a:b"].as_object().unwrap().contains_key(name), "{value}");
            assert_eq!(serde_json::to_string(&map["a:b"]).unwrap(), value);
            assert_eq!(Extensions::try_from(map).unwrap(), book.extensions);
            let mut more = book.extensions.clone();
            more.insert("c:d", json!(1)).unwrap();
            assert_eq!(more.as_json(), format!(r#"{{"a:b":{value},"c:d":1}}"#));
        }
        let mut extensions = Extensions::new();
        extensions.insert(name, json!("1")).unwrap();
        extensions.insert("a:b", json!({ name: "1" })).unwrap();
        assert_eq!(extensions.get(name), Some(json!("1")));
        assert_eq!(extensions.get("a:b"), Some(json!({ name: "1" })));
    }
}

#[test]
fn values_are_nested_a_hundred_levels_deep_and_no_more() {
    let message = "a value in extensions is nested more than 100 levels deep";
    assert_eq!(held(Given::Nested(100)).unwrap(), nested(100).replace("[]", "[null]"));
    for levels in [101, 128, 100_000] {
        assert_eq!(held(Given::Nested(levels)).unwrap_err(), message);
    }
    // Objects too, also where their name is that of a number.
    for name in ["c", NUMBER] {
        let within = |levels| {
            (0..levels).fold(Given::Nested(0), |value, _| Given::Object(vec![(name, value)]))
        };
        assert!(held(within(100)).is_ok());
        for levels in [101, 102, 200] {
            assert_eq!(held(within(levels)).unwrap_err(), message);
        }
    }
    let value: Value = serde_json::from_str(&nested(101)).unwrap();
    let error = Extensions::new().insert("a:b", value).unwrap_err();
    let expected = "`[…]` is not a value for extensions: expected at most 100 levels of nesting";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn the_deepest_value_can_be_read_back_from_every_form() {
    let lines = format!(
        r#"{{"type":"minute_book","format":"minutebook/1","extensions":{{"a:b":{deep}}}}}
{{"type":"person","id":"0192f0c1-2a3b-7c4d-8e5f-60718293a4b5","name":{{"family":"Marlow"}},"extensions":{{"a:b":{deep}}}}}
"#,
        deep = nested(100)
    );
    let book = MinuteBook::from_lines(&lines).unwrap();
    assert_eq!(MinuteBook::from_json(book.to_json()).unwrap(), book);
    assert_eq!(book.to_lines(), lines);
    assert_eq!(serde_json::from_value::<MinuteBook>(json!(book)).unwrap(), book);
}

#[test]
fn a_number_beyond_every_double_is_refused() {
    // Only under `arbitrary_precision` is there such a value.
    if let Ok(value) = serde_json::from_str::<Value>("1e999") {
        let error = Extensions::new().insert("a:b", value).unwrap_err();
        let expected = "`[…]` is not a value for extensions: expected numbers that a double holds";
        assert_eq!(error.to_string(), expected);
    }
    let error = MinuteBook::from_json(document("1e999")).unwrap_err();
    assert_eq!(error.problems()[0].code, "not-json");
}

#[test]
fn what_json_does_not_have_is_refused() {
    for (number, message) in [
        (f64::NAN, "`NaN` is not a number of JSON"),
        (f64::NEG_INFINITY, "`-inf` is not a number of JSON"),
    ] {
        assert_eq!(held(Given::Double(number)).unwrap_err(), message);
    }
    let numbered = MapDeserializer::<_, Error>::new([(1_u64, true)].into_iter());
    let error = Extensions::deserialize(numbered).unwrap_err();
    let expected = "invalid type: integer `1`, expected a name in extensions, which is a text";
    assert_eq!(error.to_string(), expected);
}
