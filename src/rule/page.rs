/// A rule's page: what is wrong, why it matters, what it rests on, and examples.
///
/// A page is Markdown: a heading, a summary paragraph and sections. The JSON
/// blocks of the sections "Fails", "Passes" and "Cannot be judged" are changes
/// to one valid minute book, [`BASE`](crate::rules::BASE).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page<'a> {
    /// The fault in one sentence.
    pub summary: &'a str,
    /// The whole page, as Markdown.
    pub text: &'a str,
}

/// An example on a page: a change to the valid book and what comes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example<'a> {
    /// What the change is meant to show.
    pub expected: Expected,
    /// The change, as JSON.
    pub change: &'a str,
}

/// What an example is meant to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// The rule finds what the example lists.
    Finds,
    /// The rule judges and finds nothing.
    Passes,
    /// The rule cannot judge.
    NotApplicable,
}

impl<'a> Page<'a> {
    pub(crate) fn parse(text: &'a str) -> Self {
        let body = text.split_once("\n\n").map_or("", |(_, body)| body);
        let summary = body.split("\n\n").next().unwrap_or_default().trim();
        Self { summary, text }
    }

    /// The text of the section with this heading.
    pub fn section(&self, heading: &str) -> Option<&'a str> {
        let mut sections = self.text.split("\n## ").skip(1);
        sections.find_map(|section| {
            let (first, body) = section.split_once('\n')?;
            (first.trim() == heading).then(|| body.trim())
        })
    }

    /// The examples of the page, in order.
    pub fn examples(&self) -> impl Iterator<Item = Example<'a>> + use<'a> {
        let kinds = [
            ("Fails", Expected::Finds),
            ("Passes", Expected::Passes),
            ("Cannot be judged", Expected::NotApplicable),
        ];
        let page = *self;
        kinds.into_iter().flat_map(move |(heading, expected)| {
            let section = page.section(heading).unwrap_or_default();
            let blocks = section.split("```json\n").skip(1);
            blocks.filter_map(move |block| {
                let (change, _) = block.split_once("```")?;
                Some(Example { expected, change })
            })
        })
    }
}
