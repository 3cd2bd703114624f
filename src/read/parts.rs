//! The parts of an array or an object, one by one.

use std::borrow::Cow;

use serde_json::value::RawValue;

/// What stands in an array or an object that is known to be JSON, in the order of the text.
///
/// Nothing is kept but the rest of the text, however long the list.
#[derive(Debug, Clone)]
pub(super) struct Parts<'t> {
    rest: &'t str,
}

/// A member of an object, as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'t> {
    pub(super) key: &'t RawValue,
    pub(super) value: &'t RawValue,
}

impl<'t> Parts<'t> {
    /// Nothing, where `container` is neither an array nor an object.
    pub(super) fn of(container: &'t RawValue) -> Self {
        let rest = container.get().strip_prefix(['[', '{']);
        Self { rest: rest.unwrap_or_default() }
    }

    /// The next member of an object; a repeated name as often as it is there.
    pub(super) fn entry(&mut self) -> Option<Entry<'t>> {
        Some(Entry { key: self.next()?, value: self.next()? })
    }
}

impl<'t> Iterator for Parts<'t> {
    type Item = &'t RawValue;

    fn next(&mut self) -> Option<&'t RawValue> {
        let rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r', ',', ':']);
        let mut values = serde_json::Deserializer::from_str(rest).into_iter();
        // At the closing bracket there is no value.
        let value = values.next()?.ok()?;
        self.rest = rest.get(values.byte_offset()..).unwrap_or_default();
        Some(value)
    }
}

/// The name of a member, unescaped.
///
/// # Errors
/// Fails where it is no text, as with half a surrogate pair.
pub(super) fn name(key: &RawValue) -> Result<Cow<'_, str>, serde_json::Error> {
    let bare = key.get().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match bare {
        Some(bare) if !bare.contains('\\') => Ok(Cow::Borrowed(bare)),
        _ => serde_json::from_str(key.get()).map(Cow::Owned),
    }
}
