#![doc = include_str!("initials_unresolved.md")]

use std::collections::{HashMap, HashSet};

use crate::model::{Attendance, Party, Person};
use crate::rule::{Findings, ItemView, Judged, MeetingView, Place, SeriesView, Skip, declare_rule};
use crate::value::PersonId;

declare_rule! {
    code: "initials-unresolved",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "initials_unresolved.md",
    check: Series(check),
}

/// Words, ranks, and short forms of bodies and posts that look like initials.
const WORDS: &[&str] = &[
    "ACC", "ALL", "AOB", "APB", "ASB", "BC", "BID", "CC", "CCG", "CEO", "CFO", "CI", "CJB", "CPS",
    "CRC", "CSB", "CSO", "CSP", "CVS", "DA", "DC", "DCC", "DCI", "DCS", "DHR", "DI", "DPH", "DS",
    "DWP", "FRS", "HO", "HQ", "HR", "ICB", "ICS", "IT", "JAG", "JTF", "LA", "LCJ", "LFB", "LHB",
    "LSP", "MH", "MOJ", "MP", "NA", "NHS", "NPS", "NPT", "OCG", "PC", "PCC", "PCT", "PD", "PFC",
    "PH", "PI", "PR", "PS", "SB", "SCB", "SPB", "SPG", "SRO", "TBA", "TBC", "VRN", "VRU", "YJB",
    "YJS", "YOS", "YOT",
];

fn check(series: &SeriesView<'_>, findings: &mut Findings<'_>) {
    let mut by_meeting: HashMap<_, Vec<(Place, &Party)>> = HashMap::new();
    for action in &series.actions {
        let Some(id) = action.raised_at.as_ref().and_then(|at| at.meeting_id) else { continue };
        for (at, owner) in action.get().owners.iter().enumerate() {
            let pointer = action.pointer().field("owners").index(at);
            by_meeting.entry(id).or_default().push((pointer, owner));
        }
    }
    for meeting in series.meetings.iter().filter(|meeting| meeting.took_place()) {
        let heard = meeting.items().filter(ItemView::was_taken).flat_map(|item| item.heard());
        let owners = by_meeting.remove(&meeting.id).unwrap_or_default();
        let named = heard.map(|heard| (heard.at, heard.who)).chain(owners);
        let printed = named.filter_map(|(at, who)| Some((at, initials(meeting, who)?)));
        let printed: Vec<_> = printed.collect();
        if !printed.is_empty() {
            let there = There::of(meeting);
            for (at, initials) in printed {
                findings.judge(|findings| judge(&there, at, &initials, findings));
            }
        }
    }
}

/// The two or three capitals that are all that is known of somebody.
fn initials(meeting: &MeetingView<'_>, who: &Party) -> Option<String> {
    let known = who.person_id.is_some()
        || who.position.is_some()
        || who.organisation_id.is_some()
        || who.board_id.is_some();
    let printed = who.as_printed.as_ref().filter(|_| !known)?.as_str();
    let letters = printed.replace(['.', ' '], "");
    let are_capitals = letters.chars().all(|letter| letter.is_ascii_uppercase());
    let is_word =
        WORDS.contains(&letters.as_str()) || meeting.cx().directory.is_short_form(&letters);
    (are_capitals && matches!(letters.len(), 2 | 3) && !is_word).then_some(letters)
}

/// The people whom a meeting lists, with the initials that each may be known by.
struct There {
    present: HashMap<String, HashMap<PersonId, String>>,
    away: HashMap<String, HashMap<PersonId, String>>,
    /// Why somebody listed may be meant though the initials do not say so.
    doubt: Option<Skip>,
}

impl There {
    fn of(meeting: &MeetingView<'_>) -> Self {
        let mut there = Self { present: HashMap::new(), away: HashMap::new(), doubt: None };
        let Some(listed) = meeting.complete_attendance() else {
            there.doubt = Some(Skip::Missing("no complete attendance"));
            return there;
        };
        let is_present = |entry: &&Attendance| entry.is_present();
        let (present, away): (Vec<_>, Vec<_>) = listed.iter().partition(is_present);
        let presiding = meeting.presiding.iter().map(|presiding| &presiding.who);
        let present =
            present.iter().map(|entry| &entry.who).chain(presiding).chain(meeting.clerk.as_deref());
        for who in present {
            let person = who.person_id.and_then(|id| meeting.cx().directory.person(id));
            match person.filter(|person| person.name.given.is_some()) {
                Some(person) => add(&mut there.present, person),
                None => there.doubt = Some(Skip::Missing("no full name of everybody present")),
            }
        }
        for entry in away {
            let person = entry.who.person_id.and_then(|id| meeting.cx().directory.person(id));
            if let Some(person) = person {
                add(&mut there.away, person);
            }
        }
        there
    }
}

impl There {
    /// Whether somebody listed has three initials.
    fn has_three(&self) -> bool {
        self.present.keys().chain(self.away.keys()).any(|initials| initials.len() > 2)
    }
}

fn add(people: &mut HashMap<String, HashMap<PersonId, String>>, person: &Person) {
    for initials in known_by(person) {
        people.entry(initials).or_default().insert(person.id, person.name.to_string());
    }
}

/// The initials that a person may be known by: with one given name or all, and of a family name
/// in parts with the first or all.
fn known_by(person: &Person) -> HashSet<String> {
    let firsts = |text: &str| -> String {
        let parts = text.split(|letter: char| !letter.is_alphabetic() && letter != '\'');
        parts.filter_map(|part| part.chars().next()).flat_map(char::to_uppercase).collect()
    };
    let given = person.name.given.as_ref().map_or_else(String::new, |it| firsts(it.as_str()));
    let family = person.name.family.as_str();
    let capitals: String = family.chars().filter(|letter| letter.is_uppercase()).collect();
    let first = |text: &str| -> String { text.chars().take(1).collect() };
    let mut known = HashSet::new();
    for given in [given.clone(), first(&given)] {
        for family in [first(&firsts(family)), firsts(family), capitals.clone()] {
            known.insert(format!("{given}{family}"));
        }
    }
    known.extend(person.other_names.iter().map(|it| it.as_str().replace(['.', ' '], "")));
    known
}

fn judge(there: &There, at: Place, initials: &str, findings: &mut Findings<'_>) -> Judged {
    let present = there.present.get(initials);
    // Those who were there come first: an owner may have been away.
    let people = present.or_else(|| there.away.get(initials));
    let mut names: Vec<_> = people.into_iter().flat_map(|people| people.values()).collect();
    names.sort();
    match (names.as_slice(), there.doubt) {
        ([_], _) => {}
        ([], Some(doubt)) => return Err(doubt),
        // Three letters may be a post or a body that the book does not name in full.
        ([], None) if initials.len() > 2 && !there.has_three() => {
            return Err(Skip::Missing("no word on whether letters are initials or a short form"));
        }
        ([], None) => {
            findings
                .add(at, format!("“{initials}” are the initials of nobody listed at the meeting"))
                .help("name the person, or the body that is meant");
        }
        (names, _) => {
            let names: Vec<_> = names.iter().map(|name| name.as_str()).collect();
            findings
                .add(at, format!("“{initials}” may be {}", names.join(" or ")))
                .help("name the person that is meant");
        }
    }
    Ok(())
}
