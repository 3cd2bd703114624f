//! Builds a minute book with one meeting and checks it.
//!
//! `cargo run --example build_and_check`

use std::error::Error;

use minutebook::check::{Options, check};
use minutebook::model::{
    AgendaItem, Attendance, Board, Capacity, Meeting, MinuteBook, Party, Person, PersonName,
    Presence, Presiding, Quorum, Resolution, TermsOfReference,
};
use minutebook::value::{
    AgendaItemId, BoardId, Label, MeetingId, PartialDate, PersonId, ResolutionId, Text, Weekday,
};

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let mut terms = TermsOfReference::new();
    terms.quorum = Some(Quorum::of(2));
    let board_id = BoardId::new("b0000000-0000-4000-8000-000000000001")?;
    let mut board = Board::new(board_id, Text::new("Aldermere Community Safety Partnership")?);
    board.terms_of_reference.push(terms);

    let chair_id = PersonId::new("be000000-0000-4000-8000-000000000001")?;
    let chair = Party::person(chair_id);
    let person = Person::new(chair_id, PersonName::new(Text::new("Quill")?));

    let meeting_id = MeetingId::new("3a000000-0000-4000-8000-000000000001")?;
    let mut meeting = Meeting::new(meeting_id, board_id, PartialDate::new("2024-06-28")?);
    meeting.weekday = Some(Weekday::Thursday); // it was a Friday
    meeting.presiding.push(Presiding::new(chair.clone()));
    let mut attendance = Attendance::new(chair, Presence::Present);
    attendance.capacity = Some(Capacity::Member);
    meeting.attendance.push(attendance);

    let mut item = AgendaItem::new(AgendaItemId::new("17000000-0000-4000-8000-000000000001")?);
    item.minute_number = Some(Label::new("18")?);
    let resolution_id = ResolutionId::new("4e000000-0000-4000-8000-000000000001")?;
    item.resolutions.push(Resolution::new(resolution_id, Text::new("That the plan be agreed.")?));
    meeting.items.push(item);

    let mut book = MinuteBook::new();
    book.boards.push(board);
    book.people.push(person);
    book.meetings.push(meeting);

    let report = check(&book, &Options::new());
    for finding in &report.findings {
        println!("{finding}");
    }
    assert!(report.findings.iter().any(|it| it.code == "weekday-disagrees-with-date"));
    assert!(report.findings.iter().any(|it| it.code == "quorum-not-met"));
    Ok(())
}
