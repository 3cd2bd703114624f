//! Values made of words and numbers that are written in this folder, and the numbers that stand in
//! for chance.

use std::fmt::Display;

use minutebook::model::{MinuteReference, Party};
use minutebook::value::{
    AgendaItemId, Currency, Date, FinancialYear, Label, MeetingId, Money, MunicipalYear,
    OrganisationId, PersonId, Quarter, ResolutionId, Text, Time, Weekday,
};
use uuid::Uuid;

/// A sequence of numbers that look as if they were drawn: splitmix64.
#[derive(Debug)]
pub(super) struct Sequence(u64);

impl Sequence {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0xa24b_aed4_963e_e407))
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a small number");
        usize::try_from(self.next() % end).expect("a small number")
    }

    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// An id with the bits of a random one.
    pub(super) fn id<T: From<Uuid>>(&mut self) -> T {
        let bits = u128::from(self.next()) << 64 | u128::from(self.next());
        T::from(uuid::Builder::from_random_bytes(bits.to_be_bytes()).into_uuid())
    }
}

pub(super) fn text(words: impl AsRef<str>) -> Text {
    Text::new(words.as_ref()).expect("words that say something")
}

pub(super) fn label(words: &(impl Display + ?Sized)) -> Label {
    Label::new(&words.to_string()).expect("a short label")
}

pub(super) fn pence(pence: i64) -> Money {
    Money::new(pence, Currency::GBP).expect("a sum far from the limits")
}

pub(super) fn date(year: u16, month: u8, day: u8) -> Date {
    Date::from_ymd(year, month, day).expect("a day of every year")
}

pub(super) fn time(hour: u8, minute: u8) -> Time {
    Time::new(&format!("{hour:02}:{minute:02}")).expect("a time in office hours")
}

pub(super) fn later(date: Date, days: i64) -> Date {
    date.plus_days(days).expect("a day near the others")
}

/// The day itself, or the Monday after where it is at a weekend.
pub(super) fn on_a_weekday(date: Date) -> Date {
    match date.weekday() {
        Weekday::Saturday => later(date, 2),
        Weekday::Sunday => later(date, 1),
        _ => date,
    }
}

pub(super) fn financial_year(starts_in: u16) -> FinancialYear {
    FinancialYear::of(date(starts_in, 4, 1)).expect("a year near the others")
}

pub(super) fn municipal_year(starts_in: u16) -> MunicipalYear {
    MunicipalYear::new(&financial_year(starts_in).to_string()).expect("written alike")
}

/// The last quarter that had ended by this day.
pub(super) fn quarter_before(date: Date) -> Quarter {
    Quarter::of(later(date, -92)).expect("a quarter near the others")
}

/// A day as minutes print it: "5 June 2023".
pub(super) fn in_words(date: Date) -> String {
    let month = super::words::MONTHS[usize::from(date.month()) - 1];
    format!("{} {month} {}", date.day(), date.year())
}

/// A person who speaks for a body.
pub(super) fn of_body(person: PersonId, body: OrganisationId) -> Party {
    let mut party = Party::person(person);
    party.organisation_id = Some(body);
    party
}

/// A place in the minutes of a meeting.
pub(super) fn place(
    meeting: MeetingId,
    item: AgendaItemId,
    resolution: Option<ResolutionId>,
) -> MinuteReference {
    let mut reference = MinuteReference::item(meeting, item);
    reference.resolution_id = resolution;
    reference
}
