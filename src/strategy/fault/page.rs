//! Faults as the pages of the rules show them: changes to the valid book of the pages.

use serde::Deserialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::calendar::Holidays;
use crate::model::{ActionStatus, MinuteBook};
use crate::rule::change::{remove, set};
use crate::rule::{Expected, Rule};
use crate::rules::BASE;
use crate::value::Date;

/// A change to the valid book of the pages.
#[derive(Deserialize, Default)]
pub(super) struct Change {
    #[serde(default)]
    set: Map<String, Value>,
    #[serde(default)]
    remove: Vec<String>,
    pub(super) as_of: Option<Date>,
    pub(super) holidays: Option<Holidays>,
    settings: Option<Value>,
    #[serde(default)]
    finds: Vec<Found>,
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Deserialize)]
struct Found {
    at: String,
}

/// Changes for rules whose pages have none that is a fault by itself: theirs are faults only by
/// the day that counts as today, or are found by a second rule.
const OWN: [(&str, &str); 5] = [
    (
        "action-overdue",
        r#"{
            "as_of": "2024-09-01",
            "set": { "/actions/0/due/on": "2024-08-31" },
            "finds": [{ "at": "/actions/0/due/on" }]
        }"#,
    ),
    (
        "meeting-held-in-future",
        r#"{
            "as_of": "2024-09-01",
            "set": {
                "/meetings/-": {
                    "id": "3a000000-0000-4000-8000-000000000101",
                    "board_id": "b0000000-0000-4000-8000-000000000001",
                    "status": "held",
                    "record": "extract",
                    "on": "2024-09-27"
                }
            },
            "finds": [{ "at": "/meetings/2/status" }]
        }"#,
    ),
    (
        "scheduled-meeting-in-past",
        r#"{
            "as_of": "2024-09-01",
            "set": {
                "/meetings/-": {
                    "id": "3a000000-0000-4000-8000-000000000101",
                    "board_id": "b0000000-0000-4000-8000-000000000001",
                    "status": "scheduled",
                    "record": "extract",
                    "on": "2024-08-30"
                }
            },
            "finds": [{ "at": "/meetings/2/status" }]
        }"#,
    ),
    (
        "elected-chair-did-not-preside",
        r#"{
            "set": {
                "/meetings/1/items/2/resolutions": [{
                    "id": "4e000000-0000-4000-8000-000000000101",
                    "text": "That Supt Stowe take the chair for this meeting.",
                    "effect": "appointed",
                    "elections": [{
                        "office": "chair",
                        "who": { "person_id": "be000000-0000-4000-8000-000000000003" },
                        "basis": "elected",
                        "item_ids": [
                            "17000000-0000-4000-8000-000000000007",
                            "17000000-0000-4000-8000-000000000008",
                            "17000000-0000-4000-8000-000000000011",
                            "17000000-0000-4000-8000-000000000012"
                        ]
                    }]
                }]
            },
            "finds": [{ "at": "/meetings/1/items/2/resolutions/0/elections/0/who" }]
        }"#,
    ),
    (
        "municipal-year-mislabelled",
        r#"{
            "set": {
                "/boards/0/annual_meetings_on": ["2022-05-18", "2023-05-19", "2024-05-15"],
                "/boards/0/terms_of_reference/0/numbering_reset": "never",
                "/members/0/municipal_year": "2022/23"
            },
            "finds": [{ "at": "/members/0/municipal_year" }]
        }"#,
    ),
];

/// The changes that make one fault, which this rule alone finds.
pub(super) fn changes(rule: &Rule) -> Vec<Change> {
    let page = rule.page();
    let failing = page.examples().filter(|example| example.expected == Expected::Finds);
    let own = OWN.iter().filter(|(code, _)| *code == rule.code).map(|(_, change)| *change);
    failing
        .map(|example| example.change)
        .chain(own)
        .filter_map(|change| serde_json::from_str(change).ok())
        .filter(Change::is_one_fault)
        .collect()
}

impl Change {
    fn is_one_fault(&self) -> bool {
        let changes_the_book = !self.set.is_empty() || !self.remove.is_empty();
        let found_once = self.finds.len() == 1 && self.also.is_empty();
        // What makes the whole book an imported one is a fault of every record in it.
        let is_of_one_record = !self.set.contains_key("/imported");
        changes_the_book
            && found_once
            && is_of_one_record
            && self.settings.is_none()
            && self.base_is_sound()
    }

    /// Whether nothing but the change is at fault on the day that counts as today.
    fn base_is_sound(&self) -> bool {
        let (Some(as_of), Some(base)) = (self.as_of, base(0)) else { return self.as_of.is_none() };
        let open = base.actions.iter().filter(|action| action.status == ActionStatus::Open);
        let mut due = open.filter_map(|action| action.due.as_ref()?.on);
        let mut held = base.meetings.iter().map(|meeting| meeting.on.latest());
        held.all(|on| on <= as_of) && due.all(|due| as_of <= due.latest())
    }

    /// Where the rule finds the fault.
    pub(super) fn finds_at(&self) -> Option<&str> {
        self.finds.first().map(|found| found.at.as_str())
    }

    /// The valid book with the change, all ids raised by so much.
    pub(super) fn book(&self, ids_raised_by: u64) -> Option<MinuteBook> {
        let mut book: Value = serde_json::from_str(BASE).ok()?;
        for pointer in &self.remove {
            remove(&mut book, pointer)?;
        }
        for (pointer, value) in &self.set {
            set(&mut book, pointer, value.clone())?;
        }
        raise_ids(&mut book, ids_raised_by);
        serde_json::from_value(book).ok()
    }
}

/// The valid book of the pages, all ids raised by so much.
pub(super) fn base(ids_raised_by: u64) -> Option<MinuteBook> {
    Change::default().book(ids_raised_by)
}

/// Raised, ids keep their order, by which rules choose between two records.
fn raise_ids(value: &mut Value, by: u64) {
    match value {
        Value::String(text) if text.len() == 36 => {
            if let Ok(id) = Uuid::try_parse(text) {
                let raised = id.as_u128().wrapping_add(by.into());
                *text = Uuid::from_u128(raised).as_hyphenated().to_string();
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|it| raise_ids(it, by)),
        Value::Object(members) => members.values_mut().for_each(|it| raise_ids(it, by)),
        _ => {}
    }
}
