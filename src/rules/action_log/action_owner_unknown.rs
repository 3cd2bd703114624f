#![doc = include_str!("action_owner_unknown.md")]

use std::collections::HashSet;

use crate::model::{Action, Party, PersonName};
use crate::rule::{BookView, Findings, Judged, Record, SeriesView, Skip, declare_rule};
use crate::value::{PartialDate, Text};

declare_rule! {
    code: "action-owner-unknown",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "action_owner_unknown.md",
    check: Book(check),
}

fn check(book: &BookView<'_>, findings: &mut Findings<'_>) {
    let known = Known::of(book);
    for series in book.series() {
        for action in &series.actions {
            for (at, owner) in action.owners.iter().enumerate() {
                findings.judge(|findings| judge(series, action, (at, owner), &known, findings));
            }
        }
    }
}

fn judge(
    series: &SeriesView<'_>,
    action: &Record<'_, Action>,
    (at, owner): (usize, &Party),
    known: &Known,
    findings: &mut Findings<'_>,
) -> Judged {
    let pointer = action.pointer().field("owners").index(at);
    if let Some((name, end)) = last_day(action, owner) {
        let raised = series.raised_on(action);
        if let Some(raised) = raised.filter(|raised| end.is_before(raised.earliest())) {
            findings.add(
                pointer,
                format!("{name} ended on {end}, before the action was raised on {raised}"),
            );
        }
        return Ok(());
    }
    let is_linked = owner.person_id.is_some()
        || owner.position.is_some()
        || owner.organisation_id.is_some()
        || owner.board_id.is_some();
    let Some(printed) = owner.as_printed.as_ref().filter(|_| !is_linked) else { return Ok(()) };
    if known.knows(printed) {
        return Ok(());
    }
    if !looks_like_a_person(printed) {
        return Err(Skip::Missing("no telling whether the words name a person"));
    }
    findings
        .add(pointer, format!("nobody in the book is known as “{printed}”"))
        .help("name the person, or give the form of the name among the person's other names");
    Ok(())
}

/// The last day of the body that is to do it, where it has come to an end.
fn last_day(action: &Record<'_, Action>, owner: &Party) -> Option<(Text, PartialDate)> {
    let directory = action.cx.directory;
    if let Some(body) = owner.organisation_id.and_then(|id| directory.organisation(id)) {
        return Some((body.name.clone(), body.dissolved_on?.into()));
    }
    let board = owner.board_id.and_then(|id| directory.board(id))?;
    Some((board.name.clone(), board.dissolved_on?))
}

/// Every name by which the book knows somebody.
struct Known {
    names: HashSet<String>,
    family_names: HashSet<String>,
}

impl Known {
    fn of(view: &BookView<'_>) -> Self {
        let book = view.book;
        let mut names: Vec<&Text> = Vec::new();
        for body in &book.organisations {
            names.extend(body.other_names.iter().chain([&body.name]));
        }
        for board in &book.boards {
            names.extend(board.other_names.iter().map(|other| &other.name).chain([&board.name]));
        }
        for person in &book.people {
            names.extend(person.other_names.iter().chain(&person.position));
        }
        for member in &book.members {
            names.extend(member.office_as_printed.iter().chain(&member.post).chain(&member.seat));
        }
        for line in book.meetings.iter().flat_map(|meeting| &meeting.attendance) {
            names.extend(line.who.as_printed.iter().chain(&line.who.position));
        }
        let family = |name: &PersonName| words(name.family.as_str());
        Self {
            family_names: book.people.iter().flat_map(|person| family(&person.name)).collect(),
            names: names.into_iter().map(|name| words(name.as_str()).join(" ")).collect(),
        }
    }

    /// Whether the words may mean somebody known: by a whole name, or by a family name in them.
    fn knows(&self, printed: &Text) -> bool {
        let words = words(printed.as_str());
        self.names.contains(&words.join(" "))
            || words.iter().any(|word| self.family_names.contains(word))
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether the words are certainly the name of one person: a title or initials before a name.
///
/// "Partners", "officers", "the team" and capitals such as "IT" may be anything.
fn looks_like_a_person(printed: &Text) -> bool {
    const TITLES: [&str; 11] =
        ["mr", "mrs", "ms", "miss", "dr", "cllr", "councillor", "supt", "sgt", "insp", "pcso"];
    let text = printed.as_str();
    let words: Vec<_> = text
        .split(|c: char| c.is_whitespace() || c == '.')
        .filter(|word| !word.is_empty())
        .collect();
    let Some((family, before)) = words.split_last() else { return false };
    let is_name = |word: &str| {
        word.chars().count() > 2
            && word.starts_with(char::is_uppercase)
            && word.chars().any(char::is_lowercase)
            && word.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'' || c == '’')
    };
    let is_title = |word: &str| TITLES.contains(&word.to_lowercase().as_str());
    let is_initial =
        |word: &&str| word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    // "A Partner" begins with an article.
    let is_article = before == ["A"] && !text.starts_with("A.");
    is_name(family)
        && match before {
            [] => false,
            [title, given @ ..] if is_title(title) => {
                given.iter().all(|word| is_initial(word) || is_name(word))
            }
            initials => initials.iter().all(is_initial) && !is_article,
        }
}
