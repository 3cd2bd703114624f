//! Invented names and words.

use minutebook::model::{OrganisationKind, PersonName};

use super::made::{Sequence, text};

pub(super) const TITLE: &str = "An invented minute book, for measuring";

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const HEADS: [&str; 20] = [
    "Ash", "Black", "Crow", "Dun", "Elder", "Fen", "Green", "Hazel", "Kirk", "Long", "Moor", "Oak",
    "Pine", "Quarn", "Raven", "Sed", "Thorn", "Up", "Wil", "Yew",
];
const MIDDLES: [&str; 6] = ["", "en", "ing", "er", "el", "am"];
const OF_FAMILIES: [&str; 10] =
    ["ley", "by", "sby", "worth", "well", "ridge", "cote", "croft", "gate", "more"];
const OF_PLACES: [&str; 6] = ["mere", "holt", "combe", "stead", "wick", "ford"];
const GIVEN: [&str; 18] = [
    "Agnes", "Bertram", "Clara", "Dorothy", "Edwin", "Flora", "Gilbert", "Harriet", "Ivor",
    "Jemima", "Kenneth", "Lavinia", "Mortimer", "Nora", "Oswald", "Phyllida", "Reuben", "Sybil",
];

/// The bodies of an area that send members to its board, the host first.
pub(super) const BODIES: [(&str, OrganisationKind); 11] = [
    ("County Council", OrganisationKind::CountyCouncil),
    ("District Council", OrganisationKind::DistrictCouncil),
    ("Police", OrganisationKind::Police),
    ("Fire and Rescue Service", OrganisationKind::FireAndRescue),
    ("Probation Service", OrganisationKind::Probation),
    ("Ambulance Service", OrganisationKind::Health),
    ("Hospitals", OrganisationKind::Health),
    ("Youth Justice Service", OrganisationKind::Other),
    ("Housing Association", OrganisationKind::Voluntary),
    ("Chamber of Trade", OrganisationKind::Business),
    ("Volunteers", OrganisationKind::Voluntary),
];

pub(super) const CHARITIES: [&str; 10] = [
    "Youth Trust",
    "Women's Refuge",
    "Boxing Club",
    "Night Shelter",
    "Street Pastors",
    "Allotment Society",
    "Repair Workshop",
    "Theatre in Schools",
    "Riverside Watch",
    "Mediation Service",
];

pub(super) const SUBJECTS: [&str; 14] = [
    "Street lighting and safe routes",
    "Anti-social behaviour in the market square",
    "Domestic abuse strategy",
    "Serious violence duty",
    "Road safety partnership",
    "Hate crime scrutiny panel",
    "Tool theft and vehicle crime",
    "Drug and alcohol treatment",
    "Night-time economy",
    "Modern slavery toolkit",
    "Reducing reoffending",
    "Fire setting by young people",
    "Rural crime",
    "Safeguarding of adults",
];

pub(super) const PURPOSES: [&str; 10] = [
    "Youth shelter in the park",
    "Beds for those in need",
    "Training of volunteers",
    "Evenings for young people",
    "Patrols at weekends",
    "Fencing and gates",
    "Repair of bicycles",
    "Plays on county lines",
    "Life belts and signs",
    "Talks between neighbours",
];

const SENTENCES: [&str; 20] = [
    "The board received a report on the shared priorities for the period, and it is kept with these minutes.",
    "Asked about causes, the lead officer replied that each review had turned on its own facts and that no pattern had emerged yet.",
    "Members welcomed the fall in reported incidents but noted that the figures for the last quarter were provisional.",
    "It was agreed that the details would be sent round after the meeting.",
    "The chair preferred that money left over be put toward work from which every one of the partners might gain.",
    "Partners were invited to tell local groups of the grants, with all bids due in by the end of the month.",
    "Concern was expressed about the capacity of the service and the time taken to complete reviews.",
    "The action plan had been revised to reflect what was said at the last meeting.",
    "A single database of cases would go live in the autumn, and one common form would be used.",
    "Procurement was under way and a consultant had been appointed to lead the work until the spring.",
    "A member asked whether the thresholds were applied in the same way in each district; officers confirmed that they were.",
    "The duty applied to all of the responsible authorities, and a needs assessment was required.",
    "Workshops for new members had been well attended and two more dates would be offered.",
    "Reporting by disabled residents was thought to be low, and a plan of outreach would be drawn up.",
    "The report described a “hub and spoke” arrangement which had worked well elsewhere.",
    "Officers undertook to bring the data on repeat victims to the next meeting.",
    "The representative of the police gave assurance that patrols had been increased in the areas concerned.",
    "A bid had been submitted and the outcome was expected within six weeks.",
    "The café on the quay – long a place of complaints – had changed hands.",
    "The terms of reference would be looked at again and any change reported to the constituent bodies.",
];

const TASKS: [&str; 8] = [
    "Send the figures on repeat victims round to all partners.",
    "Bring a note on the capacity of the service to the board.",
    "Ask the districts for the dates of their workshops.",
    "Draw up a plan of outreach for disabled residents.",
    "Find out when the single database of cases goes live.",
    "Write to the housing providers about the common form.",
    "Check that the thresholds are applied alike in each district.",
    "Put the list of local groups on the website.",
];

/// The name of the `n`th place.
pub(super) fn place(n: usize) -> String {
    joined(n, &OF_PLACES)
}

/// The name of the `n`th person: no two are alike, however many are asked for.
pub(super) fn person(n: usize) -> PersonName {
    let families = HEADS.len() * MIDDLES.len() * OF_FAMILIES.len();
    let mut name = PersonName::new(text(joined(n % families, &OF_FAMILIES)));
    name.given = Some(text(GIVEN[(n + n / families) % GIVEN.len()]));
    name
}

fn joined(n: usize, tails: &[&str]) -> String {
    let head = HEADS[n % HEADS.len()];
    let rest = n / HEADS.len();
    let tail = tails[rest % tails.len()];
    let middle = MIDDLES[rest / tails.len() % MIDDLES.len()];
    format!("{head}{middle}{tail}")
}

/// So many sentences of a discussion.
pub(super) fn sentences(sequence: &mut Sequence, count: usize) -> String {
    let sentences: Vec<_> = (0..count).map(|_| sequence.one_of(&SENTENCES)).collect();
    sentences.join(" ")
}

pub(super) fn task(sequence: &mut Sequence) -> &'static str {
    sequence.one_of(&TASKS)
}
