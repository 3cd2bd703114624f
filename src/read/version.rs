//! The version of the format that a document says it is written in.

use serde_json::value::RawValue;

use super::document::{Document, Path, Step};
use super::fault::Fault;
use super::node::Node;
use super::parts::{Entry, Parts};

/// The name of the format, before its version.
const NAME: &str = "minutebook/";
/// The major version that is read here, of which no minor version is known yet.
const MAJOR: u32 = 1;

/// How a document stands to what is known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// Of the version known here, or not saying a version that makes sense: that is found as any
    /// bad value is.
    Known,
    /// Of a newer minor version: it may have fields that are not known here.
    Newer,
    /// Of a newer major version: nothing can be said of it.
    TooNew,
}

impl Version {
    /// Tells the version and notes what has to be said of it.
    pub(super) fn of(document: &Document<'_, '_>, root: &RawValue) -> Self {
        let mut entries = Parts::of(root);
        let format =
            std::iter::from_fn(|| entries.entry()).find(|entry| entry.key.get() == "\"format\"");
        let Some(Entry { value, .. }) = format else { return Self::Known };
        let written = serde_json::from_str::<&str>(value.get()).unwrap_or_default();
        let path = Path::ROOT.then(Step::Field("format"));
        let node = Node::new(document, value, &path);
        let version = Self::parse(written);
        match version {
            Self::Known => {}
            Self::Newer => node.warn(|| {
                let message = format!(
                    "the document is of format `{written}`: what is newer in it than in \
                     `{NAME}{MAJOR}` is left out"
                );
                Fault::new("format-newer", message)
            }),
            Self::TooNew => node.note(|| {
                let message = format!(
                    "the document is of format `{written}`: this version reads `{NAME}{MAJOR}`"
                );
                Fault::new("format-too-new", message)
            }),
        }
        version
    }

    fn parse(written: &str) -> Self {
        let Some(version) = written.strip_prefix(NAME) else { return Self::Known };
        let (major, minor) = match version.split_once('.') {
            Some((major, minor)) => (number(major), Some(number(minor))),
            None => (number(version), None),
        };
        match (major, minor) {
            (Some(MAJOR), Some(Some(1..))) => Self::Newer,
            (Some(major), None | Some(Some(_))) if major > MAJOR => Self::TooNew,
            _ => Self::Known,
        }
    }
}

/// A number as a version has it: digits without a sign or a leading zero.
fn number(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_known_newer_or_too_new() {
        for (written, expected) in [
            ("minutebook/1", Version::Known),
            ("minutebook/1.0", Version::Known),
            ("minutebook/1.1", Version::Newer),
            ("minutebook/1.12", Version::Newer),
            ("minutebook/1.01", Version::Known),
            ("minutebook/1.x", Version::Known),
            ("minutebook/0", Version::Known),
            ("minutebook/2", Version::TooNew),
            ("minutebook/2.1", Version::TooNew),
            ("minutebook/2.x", Version::Known),
            ("minutebook/99999999999", Version::Known),
            ("minutebook/+2", Version::Known),
            ("minutes/2", Version::Known),
        ] {
            assert_eq!(Version::parse(written), expected, "{written}");
        }
    }
}
