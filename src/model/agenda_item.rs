#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Confirmation, Declaration, DiscussionPoint, Due, ForwardPlanEntry, FutureMeeting, List,
    MatterArising, NilReturn, Paper, Party, Resolution, absent,
};
use crate::value::{AgendaItemId, Date, FinancialYear, Label, PlanId, Quarter, Text, Time};

/// One item of business.
///
/// An agenda number, a minute number and the mark on a paper are three
/// different things: the agenda's own count, the count of the minute book,
/// and what stands on the copy that is filed. The mark is on the [`Paper`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AgendaItem {
    /// Identifies the item.
    pub id: AgendaItemId,
    /// Its number on the agenda, as printed.
    #[serde(default, skip_serializing_if = "absent")]
    pub agenda_number: Option<Label>,
    /// Whether its number on the agenda is lost in the copy.
    #[serde(default, skip_serializing_if = "absent")]
    pub agenda_number_lost: bool,
    /// Its number in the minutes, as printed.
    #[serde(default, skip_serializing_if = "absent")]
    pub minute_number: Option<Label>,
    /// Further numbers that are printed for it.
    #[serde(default, skip_serializing_if = "absent")]
    pub other_numbers: List<Label>,
    /// Its title as printed; absent for a number kept empty.
    #[serde(default, skip_serializing_if = "absent")]
    pub title: Option<Text>,
    /// The part of the agenda under which it is printed, such as "Part II".
    #[serde(default, skip_serializing_if = "absent")]
    pub agenda_part: Option<Text>,
    /// What standing business it is, where it is any.
    #[serde(default, skip_serializing_if = "absent")]
    pub kind: Option<ItemKind>,
    /// Its place in the agenda's order, counted from 1, where it was taken in another.
    #[serde(default, skip_serializing_if = "absent")]
    pub planned_position: Option<u16>,
    /// What became of it. Taken in its place, where absent.
    #[serde(default, skip_serializing_if = "absent")]
    pub treatment: Option<Treatment>,
    /// Why it was treated so.
    #[serde(default, skip_serializing_if = "absent")]
    pub treatment_reason: Option<Text>,
    /// Since when it was known, such as that nobody would present it.
    #[serde(default, skip_serializing_if = "absent")]
    pub treatment_known: Option<TreatmentKnown>,
    /// When a deferred item is to come back.
    #[serde(default, skip_serializing_if = "absent")]
    pub deferred_to: Option<Box<Due>>,
    /// Where an item "considered earlier" was taken.
    #[serde(default, skip_serializing_if = "absent")]
    pub taken_as_item_id: Option<AgendaItemId>,
    /// The start that was planned, where it was begun at another time.
    #[serde(default, skip_serializing_if = "absent")]
    pub planned_start: Option<Time>,
    /// Why it was begun later than planned.
    #[serde(default, skip_serializing_if = "absent")]
    pub delay_reason: Option<Text>,
    /// When it was begun.
    #[serde(default, skip_serializing_if = "absent")]
    pub starts_at: Option<Time>,
    /// When it was finished.
    #[serde(default, skip_serializing_if = "absent")]
    pub ends_at: Option<Time>,
    /// Its times as printed, such as "12.05pm", where that adds something.
    #[serde(default, skip_serializing_if = "absent")]
    pub times_as_printed: Option<Text>,
    /// How long it was given or took, in minutes.
    #[serde(default, skip_serializing_if = "absent")]
    pub duration_minutes: Option<u16>,
    /// How far into the recording of the meeting it begins, in seconds.
    #[serde(default, skip_serializing_if = "absent")]
    pub recording_seconds: Option<u32>,
    /// In what form the business came: a report, a presentation, a verbal update.
    #[serde(default, skip_serializing_if = "absent")]
    pub forms: List<BusinessForm>,
    /// Who wrote what was considered.
    #[serde(default, skip_serializing_if = "absent")]
    pub authors: List<Party>,
    /// Who was named to present it: on the agenda, or in the minutes as having done so.
    #[serde(default, skip_serializing_if = "absent")]
    pub presenters: List<Party>,
    /// Who else spoke.
    #[serde(default, skip_serializing_if = "absent")]
    pub speakers: List<Party>,
    /// What the agenda says below the title.
    #[serde(default, skip_serializing_if = "absent")]
    pub agenda_text: Option<Text>,
    /// What the minutes say of the item as a whole.
    #[serde(default, skip_serializing_if = "absent")]
    pub summary: Option<Text>,
    /// The points that the minutes note, in order.
    #[serde(default, skip_serializing_if = "absent")]
    pub discussion: List<DiscussionPoint>,
    /// The papers considered or filed.
    #[serde(default, skip_serializing_if = "absent")]
    pub papers: List<Paper>,
    /// The quarter that a report covers.
    #[serde(default, skip_serializing_if = "absent")]
    pub reported_quarter: Option<Quarter>,
    /// The financial year that a report covers.
    #[serde(default, skip_serializing_if = "absent")]
    pub reported_year: Option<FinancialYear>,
    /// The plans, assessments and agreements that it deals with.
    #[serde(default, skip_serializing_if = "absent")]
    pub plan_ids: List<PlanId>,
    /// The minutes put for confirmation.
    #[serde(default, skip_serializing_if = "absent")]
    pub confirmations: List<Confirmation>,
    /// What arose from earlier minutes.
    #[serde(default, skip_serializing_if = "absent")]
    pub matters_arising: List<MatterArising>,
    /// Whether the minutes say that nothing arose.
    #[serde(default, skip_serializing_if = "absent")]
    pub nothing_arose: Option<bool>,
    /// The interests declared.
    #[serde(default, skip_serializing_if = "absent")]
    pub declarations: List<Declaration>,
    /// Whether the minutes say that no interest, or no other one, was declared.
    #[serde(default, skip_serializing_if = "absent")]
    pub nil_return: Option<NilReturn>,
    /// What was decided.
    #[serde(default, skip_serializing_if = "absent")]
    pub resolutions: List<Resolution>,
    /// The meetings to come.
    #[serde(default, skip_serializing_if = "absent")]
    pub future_meetings: List<FutureMeeting>,
    /// The business planned for later meetings.
    #[serde(default, skip_serializing_if = "absent")]
    pub forward_plan: List<ForwardPlanEntry>,
    /// On what ground the public was or may be kept out.
    #[serde(default, skip_serializing_if = "absent")]
    pub exemption: Option<Box<Exemption>>,
    /// The ground that the agenda gave, where the minutes give another.
    #[serde(default, skip_serializing_if = "absent")]
    pub agenda_exemption: Option<Box<Exemption>>,
    /// The item under which as much of this exempt business as can be is taken in public.
    #[serde(default, skip_serializing_if = "absent")]
    pub open_twin_id: Option<AgendaItemId>,
    /// The day on which it was added to the agenda, where the agenda was out by then.
    #[serde(default, skip_serializing_if = "absent")]
    pub added_on: Option<Date>,
    /// Why the chair took it though it was not on the agenda in time.
    #[serde(default, skip_serializing_if = "absent")]
    pub urgency_reason: Option<Text>,
    /// Whether the text breaks off where the source was cut.
    #[serde(default, skip_serializing_if = "absent")]
    pub truncated: bool,
    /// The items below it, such as 5(a) and 5(b).
    #[serde(default, skip_serializing_if = "absent")]
    pub items: List<AgendaItem>,
}

impl AgendaItem {
    /// An item of which nothing is known yet.
    pub fn new(id: AgendaItemId) -> Self {
        Self {
            id,
            agenda_number: None,
            agenda_number_lost: false,
            minute_number: None,
            other_numbers: List::new(),
            title: None,
            agenda_part: None,
            kind: None,
            planned_position: None,
            treatment: None,
            treatment_reason: None,
            treatment_known: None,
            deferred_to: None,
            taken_as_item_id: None,
            planned_start: None,
            delay_reason: None,
            starts_at: None,
            ends_at: None,
            times_as_printed: None,
            duration_minutes: None,
            recording_seconds: None,
            forms: List::new(),
            authors: List::new(),
            presenters: List::new(),
            speakers: List::new(),
            agenda_text: None,
            summary: None,
            discussion: List::new(),
            papers: List::new(),
            reported_quarter: None,
            reported_year: None,
            plan_ids: List::new(),
            confirmations: List::new(),
            matters_arising: List::new(),
            nothing_arose: None,
            declarations: List::new(),
            nil_return: None,
            resolutions: List::new(),
            future_meetings: List::new(),
            forward_plan: List::new(),
            exemption: None,
            agenda_exemption: None,
            open_twin_id: None,
            added_on: None,
            urgency_reason: None,
            truncated: false,
            items: List::new(),
        }
    }
}

/// Standing business: what comes at most meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ItemKind {
    /// Welcome and introductions.
    Introductions,
    /// Apologies for absence.
    Apologies,
    /// An office is filled, by election or by noting who holds it.
    Appointment,
    /// The minutes of an earlier meeting.
    PreviousMinutes,
    /// What arises from them.
    MattersArising,
    /// The action log.
    ActionLog,
    /// Declarations of interest.
    DeclarationsOfInterest,
    /// A change to the order of business.
    OrderOfBusiness,
    /// Questions and petitions from the public.
    PublicQuestions,
    /// Whether to exclude the public.
    ExclusionOfPublic,
    /// Money.
    Finance,
    /// Figures on how the board's aims are met.
    Performance,
    /// A report, an update or a presentation on some matter.
    Update,
    /// A plan, assessment or agreement of the board.
    Plan,
    /// Business planned for later meetings.
    ForwardPlan,
    /// Dates of meetings to come.
    FutureMeetings,
    /// Late items that the chair takes as urgent.
    UrgentBusiness,
    /// Anything not on the agenda.
    AnyOtherBusiness,
}

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Treatment {
    /// Taken.
    Considered,
    /// Taken earlier in the meeting: this is the place that the agenda kept for it.
    ConsideredEarlier,
    /// Put off.
    Deferred,
    /// Taken off the agenda.
    Withdrawn,
    /// Not taken because nobody came to present it.
    NoRepresentative,
    /// Not taken for want of time.
    NotReached,
    /// A number kept without any business.
    NotUsed,
}

/// Since when it is known what becomes of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TreatmentKnown {
    /// The agenda says so.
    InAgenda,
    /// Between the agenda and the meeting.
    BeforeMeeting,
    /// At the meeting.
    AtMeeting,
}

/// The form in which business comes to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BusinessForm {
    /// A written report.
    Report,
    /// A presentation.
    Presentation,
    /// Spoken, with nothing in writing.
    VerbalUpdate,
    /// A newsletter, leaflet or the like.
    Newsletter,
    /// A discussion with nothing put forward.
    Discussion,
}

/// The ground on which an item is kept from the public.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Exemption {
    /// The ground as printed.
    #[serde(default, skip_serializing_if = "absent")]
    pub as_printed: Option<Text>,
    /// The statute, where not Schedule 12A to the Local Government Act 1972.
    #[serde(default, skip_serializing_if = "absent")]
    pub statute: Option<Text>,
    /// The paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972.
    #[serde(default, skip_serializing_if = "absent")]
    pub paragraphs: List<Label>,
    /// The category of the board's own, such as "sensitive to a partner", where it has such.
    #[serde(default, skip_serializing_if = "absent")]
    pub local_category: Option<Text>,
    /// Whether the information is confidential (section 100A(2)) rather than exempt.
    #[serde(default, skip_serializing_if = "absent")]
    pub confidential: Option<bool>,
}
