#![doc = include_str!("personal_contact_published.md")]

use std::collections::HashSet;

use crate::rule::{BookView, Findings, declare_rule};

declare_rule! {
    code: "personal-contact-published",
    force: Always(Advice),
    basis: Practice,
    authorities: [],
    since: "0.1.0",
    page: "personal_contact_published.md",
    check: Book(check),
}

fn check(book: &BookView<'_>, findings: &mut Findings<'_>) {
    findings.judge(|findings| {
        let people = book.book.people.iter().map(|person| person.name.family.as_str());
        let names: HashSet<_> = people.map(str::to_lowercase).collect();
        for text in &book.ids.texts {
            let pointer = book.ids.pointer_to_text(text);
            if !is_minuted(&pointer.segments().collect::<Vec<_>>()) {
                continue;
            }
            let addresses = emails(&text.text).filter(|(local, _)| is_personal(local, &names));
            for (_, domain) in addresses {
                // The finding does not publish once more what it is about.
                findings
                    .add(
                        pointer.clone(),
                        format!("somebody's own e-mail address at {domain} is in the minutes"),
                    )
                    .help("leave it out, or give the address of an office");
            }
            // A number beside the address of an office is that of the office.
            let is_of_office = || emails(&text.text).any(|(local, _)| is_office(&local));
            let names_somebody = || words(&text.text).any(|word| names.contains(&word));
            for number in telephones(&text.text) {
                let is_mobile = number.starts_with("07");
                if is_mobile || (is_line(&number) && names_somebody() && !is_of_office()) {
                    let area: String = number.chars().take(5).collect();
                    findings
                        .add(
                            pointer.clone(),
                            format!("somebody's telephone number, {area} …, is in the minutes"),
                        )
                        .help("leave it out, or give the number of an office");
                }
            }
        }
        Ok(())
    });
}

/// Whether a place is in what is minuted. Whom to ask about a meeting is published on purpose.
fn is_minuted(segments: &[String]) -> bool {
    const LISTS: [&str; 4] = ["meetings", "actions", "funding", "plans"];
    const APART: [&str; 6] = ["contact", "clerk", "source", "url", "links", "accepted"];
    let is_apart = |segment: &String| APART.contains(&segment.as_str());
    segments.first().is_some_and(|list| LISTS.contains(&list.as_str()))
        && !segments.iter().any(is_apart)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2).map(str::to_lowercase)
}

/// The e-mail addresses in a text, in what stands before and after the `@`.
fn emails(text: &str) -> impl Iterator<Item = (String, String)> {
    let in_address = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '\'');
    text.match_indices('@').filter_map(move |(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let local = before.rsplit(|c: char| !in_address(c)).next()?.to_lowercase();
        let domain = after.split(|c: char| !in_address(c)).next()?.trim_matches('.');
        (!local.is_empty() && domain.contains('.')).then(|| (local, domain.to_lowercase()))
    })
}

/// Whether an address names a person: by a family name of the book, as in `quill` or `pquill`,
/// by an initial, as in `p.quill`, or by a common given name, as in `jane.quill`.
fn is_personal(local: &str, names: &HashSet<String>) -> bool {
    let parts: Vec<_> = address_parts(local).collect();
    if is_office(local) || is_place(&parts, names) {
        return false;
    }
    let is_name = |part: &str| part.chars().count() > 3 && names.contains(part);
    let by_name = parts.iter().any(|part| {
        let heads = part.char_indices().skip(1).take(2).filter_map(|(at, _)| part.get(at..));
        let tail = part.char_indices().next_back().and_then(|(at, _)| part.get(..at));
        [*part].into_iter().chain(heads).chain(tail).any(is_name)
    });
    let is_long = |part: &&str| part.chars().count() > 2;
    let by_form = match parts.as_slice() {
        [first, .., last] => {
            (first.chars().count() == 1 || GIVEN_NAMES.contains(first)) && is_long(last)
        }
        _ => false,
    };
    by_name || by_form
}

/// The words in what stands before the `@`.
fn address_parts(local: &str) -> impl Iterator<Item = &str> {
    local.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty())
}

fn is_office(local: &str) -> bool {
    address_parts(local).any(|part| OFFICES.contains(&part))
}

/// Whether an address of three words or more is of a place with somebody's name, as in
/// `birch.lane.surgery`.
fn is_place(parts: &[&str], names: &HashSet<String>) -> bool {
    match parts {
        [first, .., last] if parts.len() > 2 => {
            let are_words = parts.iter().all(|part| part.chars().count() > 2);
            are_words && !GIVEN_NAMES.contains(first) && !names.contains(*last)
        }
        _ => false,
    }
}

/// The British telephone numbers in a text, in digits from the 0 on.
fn telephones(text: &str) -> Vec<String> {
    const DIGITS: usize = 11;
    let in_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '+');
    let text = text.replace("+44 (0)", "0").replace("+44(0)", "0").replace("+44 ", "0");
    let text = text.replace("+44", "0");
    let mut numbers = Vec::new();
    for stretch in text.split(|c: char| !in_number(c)) {
        let mut number = String::new();
        for group in stretch.split(|c: char| !c.is_ascii_digit()) {
            // A number begins with its area code, of three digits or more.
            let begins = group.starts_with('0') && group.len() > 2;
            if number.is_empty() && !begins {
                continue;
            }
            number.push_str(group);
            if number.len() >= DIGITS {
                if number.len() == DIGITS {
                    numbers.push(number.clone());
                }
                number.clear();
            }
        }
    }
    numbers
}

/// Whether a number is of a line that may be somebody's own, not one of a service.
fn is_line(number: &str) -> bool {
    number.starts_with("01") || number.starts_with("02")
}

/// Words in the addresses of offices.
const OFFICES: [&str; 58] = [
    "academy",
    "admin",
    "antisocial",
    "asb",
    "business",
    "centre",
    "chair",
    "chairman",
    "clerk",
    "clinic",
    "college",
    "comms",
    "communications",
    "community",
    "communitysafety",
    "complaints",
    "consultation",
    "contact",
    "council",
    "councillors",
    "csp",
    "customer",
    "customerservices",
    "democracy",
    "democratic",
    "democraticservices",
    "enquiries",
    "enquiry",
    "feedback",
    "foi",
    "governance",
    "hello",
    "help",
    "helpline",
    "hospital",
    "hub",
    "info",
    "information",
    "library",
    "licensing",
    "mail",
    "media",
    "meetings",
    "nursery",
    "office",
    "partnership",
    "pharmacy",
    "police",
    "practice",
    "press",
    "prevent",
    "reception",
    "safety",
    "school",
    "services",
    "support",
    "surgery",
    "team",
];

/// Given names that are common in addresses.
const GIVEN_NAMES: [&str; 64] = [
    "adam",
    "alan",
    "alex",
    "alison",
    "amanda",
    "amy",
    "andrew",
    "angela",
    "anna",
    "anne",
    "ben",
    "brian",
    "carol",
    "caroline",
    "catherine",
    "charlotte",
    "chris",
    "claire",
    "daniel",
    "david",
    "deborah",
    "emma",
    "fiona",
    "gareth",
    "gary",
    "gemma",
    "graham",
    "hannah",
    "helen",
    "ian",
    "jack",
    "james",
    "jane",
    "jennifer",
    "joanne",
    "john",
    "jonathan",
    "julie",
    "karen",
    "kate",
    "kevin",
    "laura",
    "linda",
    "lisa",
    "louise",
    "margaret",
    "mark",
    "martin",
    "mary",
    "matthew",
    "michael",
    "michelle",
    "nicola",
    "paul",
    "peter",
    "rachel",
    "rebecca",
    "richard",
    "robert",
    "sarah",
    "simon",
    "stephen",
    "susan",
    "thomas",
];
