//! What stands in for a value that is missing or cannot be read, so that reading can go on.
//!
//! A record with a stand-in in it is never given to anybody: it is read to its end only to find
//! what else is wrong with it.

use serde::de::value::StrDeserializer;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::value::RawValue;

use super::fault::Fault;
use super::node::Node;
use crate::model::{Due, Party};
use crate::value::{
    ActionId, AgendaItemId, BoardId, Currency, Date, FinancialYear, FundingId, Label, MeetingId,
    MemberId, Money, MunicipalYear, OrganisationId, PartialDate, PersonId, PlanId, Quarter,
    ResolutionId, Text, Time,
};

/// A type that checks its value itself.
pub(super) struct Checked {
    name: &'static str,
    /// A value of it, as JSON.
    sample: &'static str,
    /// Reads a value as the type does, for what the type says against it.
    pub(super) try_read: for<'t> fn(Node<'_, 't>) -> Result<(), Fault>,
}

macro_rules! checked {
    ($($type:ident: $sample:literal,)*) => {
        const CHECKED: &[Checked] = &[$(Checked {
            name: stringify!($type),
            sample: $sample,
            // Not the type's own function of that name, which some derive and wrap.
            try_read: |node| <$type as Deserialize>::deserialize(node).map(drop),
        },)*];
    };
}

checked! {
    ActionId: r#""00000000-0000-4000-8000-000000000000""#,
    AgendaItemId: r#""00000000-0000-4000-8000-000000000000""#,
    BoardId: r#""00000000-0000-4000-8000-000000000000""#,
    Currency: r#""GBP""#,
    Date: r#""2000-01-01""#,
    Due: r#"{"on": "2000-01-01"}"#,
    FinancialYear: r#""2000/01""#,
    FundingId: r#""00000000-0000-4000-8000-000000000000""#,
    Label: r#""1""#,
    MeetingId: r#""00000000-0000-4000-8000-000000000000""#,
    MemberId: r#""00000000-0000-4000-8000-000000000000""#,
    Money: r#"{"minor_units": 0, "currency": "GBP"}"#,
    MunicipalYear: r#""2000/01""#,
    OrganisationId: r#""00000000-0000-4000-8000-000000000000""#,
    PartialDate: r#""2000""#,
    Party: r#"{"as_printed": "-"}"#,
    PersonId: r#""00000000-0000-4000-8000-000000000000""#,
    PlanId: r#""00000000-0000-4000-8000-000000000000""#,
    Quarter: r#""2000/01 Q1""#,
    ResolutionId: r#""00000000-0000-4000-8000-000000000000""#,
    Text: r#""-""#,
    Time: r#""00:00""#,
}

/// The type of this name, where it checks its value itself.
pub(super) fn checked(name: &str) -> Option<&'static Checked> {
    CHECKED.iter().find(|one| one.name == name)
}

impl Checked {
    pub(super) fn sample(&self) -> &'static RawValue {
        raw(self.sample)
    }
}

/// A value known to be JSON.
pub(super) fn raw(json: &'static str) -> &'static RawValue {
    serde_json::from_str(json).unwrap_or(RawValue::NULL)
}

/// The structs whose lists must be there: for all others an absent list is an empty one.
const WITH_REQUIRED_LISTS: &[&str] = &["HolidayCalendar", "Holidays", "MatterArising"];

/// A field that is not there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Absence<'n, 'p, 't> {
    pub(super) within: &'n Node<'p, 't>,
    pub(super) type_name: &'static str,
    pub(super) field: &'static str,
}

/// Stands in for a field that is not there, and tells by what is asked of it whether the field
/// may be absent: of an optional one, an option, a list, a truth value or a map is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct StandIn<'n, 'p, 't> {
    absence: Option<Absence<'n, 'p, 't>>,
}

impl<'n, 'p, 't> StandIn<'n, 'p, 't> {
    pub(super) fn of_absent(absence: Absence<'n, 'p, 't>) -> Self {
        Self { absence: Some(absence) }
    }

    pub(super) fn of_misspelt() -> Self {
        Self { absence: None }
    }

    fn is_required(self) {
        if let Some(Absence { within, field, .. }) = self.absence {
            within.note(|| Fault::missing_field(field));
        }
    }
}

macro_rules! required_scalar {
    ($($method:ident => $visit:ident($value:expr);)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.is_required();
            visitor.$visit($value)
        })*
    };
}

impl<'de> Deserializer<'de> for StandIn<'_, '_, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_bool(false)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_none()
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(StandInMembers::of(&[]))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.absence.is_some_and(|absence| WITH_REQUIRED_LISTS.contains(&absence.type_name)) {
            self.is_required();
        }
        visitor.visit_seq(serde::de::value::SeqDeserializer::new(std::iter::empty::<u8>()))
    }

    required_scalar! {
        deserialize_i64 => visit_i64(0);
        deserialize_u16 => visit_u64(0);
        deserialize_u32 => visit_u64(0);
        deserialize_str => visit_str("");
        deserialize_string => visit_str("");
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.is_required();
        match checked(name) {
            Some(checked) => {
                Node::within_sample(checked, |node| node.deserialize_newtype_struct(name, visitor))
            }
            None => visitor.visit_newtype_struct(Self { absence: None }),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.is_required();
        match checked(name) {
            Some(checked) => {
                Node::within_sample(checked, |node| node.deserialize_struct(name, fields, visitor))
            }
            None => visitor.visit_map(StandInMembers::of(fields)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.is_required();
        let first = variants.first().copied().unwrap_or_default();
        visitor.visit_enum(StrDeserializer::<Fault>::new(first))
    }

    forward_to_deserialize_any! {
        <V: Visitor<'de>>
        i8 i16 i32 i128 u8 u64 u128 f32 f64 char bytes byte_buf unit
        unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// The members of a struct that stands in: every field, with a stand-in of its own.
pub(super) struct StandInMembers {
    fields: std::slice::Iter<'static, &'static str>,
}

impl StandInMembers {
    pub(super) fn of(fields: &'static [&'static str]) -> Self {
        Self { fields: fields.iter() }
    }
}

impl<'de> MapAccess<'de> for StandInMembers {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let field = self.fields.next();
        field.map(|field| seed.deserialize(StrDeserializer::<Fault>::new(field))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        seed.deserialize(StandIn { absence: None })
    }
}

#[cfg(test)]
mod tests {
    /// The schemas say of every field whether it must be there.
    #[cfg(feature = "schema")]
    #[test]
    fn the_structs_with_required_lists_are_those_of_the_schemas() {
        use serde_json::Value;

        let mut found = Vec::new();
        for name in ["minutebook", "holidays"] {
            let schema = crate::schema::find(name).unwrap().to_value();
            let whole = (schema["title"].as_str().unwrap(), &schema);
            let parts = schema["$defs"].as_object().unwrap().iter();
            for (name, object) in parts.map(|(name, part)| (name.as_str(), part)).chain([whole]) {
                let required = object["required"].as_array().into_iter().flatten();
                let mut kinds = required
                    .filter_map(Value::as_str)
                    .map(|field| &object["properties"][field]["type"]);
                if kinds.any(|kind| kind == "array" || kind == "boolean") {
                    found.push(name.to_owned());
                }
            }
        }
        found.sort();
        found.dedup();
        assert_eq!(found, super::WITH_REQUIRED_LISTS);
    }
}
