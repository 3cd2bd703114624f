#![doc = include_str!("name_variant.md")]

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::Person;
use crate::rule::{BookView, Findings, Place, Skip, declare_rule};
use crate::value::{MeetingId, PersonId};

declare_rule! {
    code: "name-variant",
    force: Always(Advice),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "name_variant.md",
    check: Book(check),
}

fn check(book: &BookView<'_>, findings: &mut Findings<'_>) {
    if !book.cx.extent.has_rest() {
        return;
    }
    let mut alike: BTreeMap<_, Vec<(usize, &Person)>> = BTreeMap::new();
    for (index, person) in book.book.people.iter().enumerate() {
        let family = person.name.family.as_str().to_lowercase();
        findings.judge(|_| {
            person.organisation_id.ok_or(Skip::Missing("no organisation of the person"))?;
            // Two who were at one meeting are two, wherever that meeting stands.
            if book.cx.gaps.are_records_elsewhere {
                return Err(Skip::Missing("the records of all boards"));
            }
            Ok(())
        });
        if book.cx.gaps.are_records_elsewhere {
            continue;
        }
        if let Some(body) = person.organisation_id {
            alike.entry((body, family)).or_default().push((index, person));
        }
    }
    alike.retain(|_, people| people.len() > 1);
    let attended = attended(book, &alike.values().flatten().map(|(_, person)| person.id).collect());
    for people in alike.values_mut() {
        people.sort_by_key(|(_, person)| person.id);
        let mut earlier: Vec<(usize, &Person)> = Vec::new();
        for &(index, person) in people.iter() {
            let other = earlier.iter().find(|(_, other)| {
                may_be_one(person, other) && !met(&attended, person.id, other.id)
            });
            if let Some((at, other)) = other {
                let place = |index| Place::ROOT.field("people").index(index).field("name");
                let body = person.organisation_id.and_then(|id| book.cx.directory.organisation(id));
                let body = body.map_or("one body", |body| body.name.as_str());
                findings
                    .add(
                        place(index),
                        format!("{} and {} of {body} may be one person", other.name, person.name),
                    )
                    .related(place(*at), other.name.to_string())
                    .help(
                        "where they are, keep one record with both names; where not, accept this",
                    );
            }
            // Of many namesakes in one body nothing can be told.
            if earlier.len() < MOST {
                earlier.push((index, person));
            }
        }
    }
}

/// With how many namesakes of one body a name is compared.
const MOST: usize = 8;

/// The meetings at which each of these people was present.
fn attended(
    book: &BookView<'_>,
    people: &HashSet<PersonId>,
) -> HashMap<PersonId, HashSet<MeetingId>> {
    let mut attended: HashMap<_, HashSet<_>> = HashMap::new();
    if people.is_empty() {
        return attended;
    }
    for meeting in &book.book.meetings {
        for entry in meeting.attendance.iter().filter(|entry| entry.is_present()) {
            if let Some(person) = entry.who.person_id.filter(|id| people.contains(id)) {
                attended.entry(person).or_default().insert(meeting.id);
            }
        }
    }
    attended
}

/// Whether both were there more than once. Once, one line may have been taken down twice.
fn met(attended: &HashMap<PersonId, HashSet<MeetingId>>, one: PersonId, other: PersonId) -> bool {
    let both = attended.get(&one).zip(attended.get(&other));
    both.is_some_and(|(one, other)| one.intersection(other).nth(1).is_some())
}

/// Whether two of one family name and body may be one, printed with other initials.
fn may_be_one(one: &Person, other: &Person) -> bool {
    let given = |person: &Person| person.name.given.as_ref().map(ToString::to_string);
    let (Some(a), Some(b)) = (given(one), given(other)) else { return false };
    let knows = |person: &Person, given: &str| {
        let whole = format!("{given} {}", person.name.family);
        person.other_names.iter().any(|name| name.as_str().contains(&whole))
    };
    // Two given names are those of two people, and so are two posts.
    initials(&a) != initials(&b)
        && (is_initials(&a) || is_initials(&b))
        && (one.position.is_none() || other.position.is_none() || one.position == other.position)
        && !matches!((sex(one), sex(other)), (Some(a), Some(b)) if a != b)
        && !knows(one, &b)
        && !knows(other, &a)
}

fn is_initials(given: &str) -> bool {
    given.split(|c: char| !c.is_alphabetic()).all(|name| {
        let letters = name.chars().count();
        letters == 1 || (letters <= 3 && name.chars().all(char::is_uppercase))
    })
}

fn initials(given: &str) -> Vec<String> {
    if is_initials(given) {
        return given.chars().filter(|c| c.is_alphabetic()).map(|c| c.to_string()).collect();
    }
    let names = given.split(|c: char| !c.is_alphabetic());
    names.filter_map(|name| name.chars().next()).map(|c| c.to_uppercase().to_string()).collect()
}

/// What a title tells: whether it is a man's.
fn sex(person: &Person) -> Option<bool> {
    let title = person.name.title.as_ref()?.as_str().trim_end_matches('.').to_lowercase();
    match title.as_str() {
        "mr" | "sir" | "lord" => Some(true),
        "mrs" | "ms" | "miss" | "lady" | "dame" => Some(false),
        _ => None,
    }
}
