use crate::model::Party;

impl Party {
    /// Whether both are one person; nothing where that cannot be told.
    ///
    /// One printed name is one person. Two may be one too, and a post or initials may be two.
    pub(crate) fn is_same_person(&self, other: &Self) -> Option<bool> {
        if let (Some(one), Some(other)) = (self.person_id, other.person_id) {
            return Some(one == other);
        }
        let printed = self.as_printed.as_ref()?;
        (other.as_printed.as_ref() == Some(printed) && is_name(printed.as_str())).then_some(true)
    }
}

/// Whether it reads as a person's name: two words or more, none in small letters.
fn is_name(printed: &str) -> bool {
    printed.split_whitespace().count() > 1
        && !printed.split_whitespace().any(|word| word.starts_with(char::is_lowercase))
}
