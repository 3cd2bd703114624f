use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, RemoveRefSiblings};
use serde_json::{Value, json};

/// In what words a schema is written. All flavours describe the same documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Flavour {
    /// Draft 2020-12 with standard keywords only: for validators and editors.
    #[default]
    Standard,
    /// The same in draft-07, for validators that know no later draft.
    Draft07,
    /// For programs that make types from a schema. It names the member that tells
    /// the variants of a union apart (`discriminator`), gives lists of words as `enum`, and leaves
    /// out titles of fields and what such programs cannot make use of. So it takes a few
    /// documents that the other two refuse.
    Codegen,
}

impl Flavour {
    /// Every flavour.
    pub const ALL: &'static [Self] = &[Self::Standard, Self::Draft07, Self::Codegen];

    /// The folder in `schema/` that it is published in; nothing for the standard flavour, which
    /// lies in `schema/` itself.
    pub fn folder(self) -> Option<&'static str> {
        match self {
            Self::Standard => None,
            Self::Draft07 => Some("draft-07"),
            Self::Codegen => Some("codegen"),
        }
    }

    pub(super) fn settings(self) -> SchemaSettings {
        match self {
            Self::Standard => SchemaSettings::draft2020_12(),
            Self::Draft07 => SchemaSettings::draft07(),
            // Some generators make a new type of a reference with a description beside it.
            Self::Codegen => SchemaSettings::draft2020_12()
                .with_transform(RecursiveTransform(for_generators))
                .with_transform(RemoveRefSiblings::default()),
        }
    }

    /// Whether fields have titles. Generators of types would make a type of each.
    pub(super) fn titles_fields(self) -> bool {
        self != Self::Codegen
    }
}

fn for_generators(schema: &mut Schema) {
    // What is refused besides, generators drop, or stumble over.
    schema.remove("not");
    if let Some(words) = words_of(schema) {
        let (names, lines): (Vec<_>, Vec<_>) = words.into_iter().unzip();
        let described = match schema.get("description") {
            Some(Value::String(description)) => format!("{description}\n\n{}", lines.join("\n")),
            _ => lines.join("\n"),
        };
        schema.remove("oneOf");
        schema.insert("type".to_owned(), "string".into());
        schema.insert("enum".to_owned(), names.into());
        schema.insert("description".to_owned(), described.into());
    } else if schema.get("oneOf").is_some() {
        schema.insert("discriminator".to_owned(), json!({ "propertyName": "type" }));
    }
}

/// The words of a list of words, each with a line that describes it.
fn words_of(schema: &Schema) -> Option<Vec<(String, String)>> {
    let variants = schema.get("oneOf")?.as_array()?;
    let word = |variant: &Value| {
        let word = variant.get("const")?.as_str()?;
        let description = variant.get("description").and_then(Value::as_str).unwrap_or_default();
        Some((word.to_owned(), format!("- `{word}`: {description}")))
    };
    variants.iter().map(word).collect()
}
