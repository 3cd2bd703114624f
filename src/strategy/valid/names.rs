//! Invented names: no two alike, however many are asked for.

use super::made::{nth, text};
use crate::model::{OrganisationKind, PersonName, Profile};
use crate::value::Text;

const HEADS: [&str; 12] = [
    "Ash", "Black", "Crow", "Dun", "Elder", "Fen", "Green", "Hazel", "Kirk", "Long", "Moor", "Oak",
];
const OF_PLACES: [&str; 6] = ["mere", "holt", "combe", "stead", "wick", "ford"];
const OF_FAMILIES: [&str; 10] =
    ["ley", "by", "sby", "worth", "well", "ridge", "cote", "croft", "gate", "more"];
const GIVEN: [&str; 9] =
    ["Agnes", "Bertram", "Clara", "Dorothy", "Edwin", "Flora", "Gilbert", "Harriet", "Ivor"];

/// The name of the `n`th place.
pub(super) fn place(n: usize) -> String {
    joined(n, &OF_PLACES)
}

/// The name of the `n`th person.
pub(super) fn person(n: usize) -> PersonName {
    let mut name = PersonName::new(text(joined(n, &OF_FAMILIES)));
    name.given = Some(text(nth(&GIVEN, n)));
    name
}

/// A head and a tail; a number behind them once all pairs are used up.
fn joined(n: usize, tails: &[&str]) -> String {
    let pairs = HEADS.len() * tails.len();
    let name = format!("{}{}", nth(&HEADS, n), nth(tails, n / HEADS.len()));
    if n < pairs { name } else { format!("{name} {}", n / pairs + 1) }
}

/// The bodies of an area that send members to its boards, the host first.
pub(super) const BODIES: [(&str, OrganisationKind); 7] = [
    ("County Council", OrganisationKind::CountyCouncil),
    ("District Council", OrganisationKind::DistrictCouncil),
    ("Police", OrganisationKind::Police),
    ("Fire and Rescue Service", OrganisationKind::FireAndRescue),
    ("Probation Service", OrganisationKind::Probation),
    ("Hospitals", OrganisationKind::Health),
    ("Volunteers", OrganisationKind::Voluntary),
];

/// What a board of this sort in this place is called.
pub(super) fn board(place: &str, profile: Profile) -> Text {
    let kind = match profile {
        Profile::StrategyGroup => "Community Safety Partnership",
        Profile::CountyStrategyGroup => "Safer Communities Strategy Board",
        Profile::ScrutinyCommittee => "Crime and Disorder Committee",
        Profile::CouncilCommittee => "Licensing Committee",
        Profile::JointCommittee => "Joint Committee",
        Profile::DomesticAbuseBoard => "Domestic Abuse Board",
        Profile::HealthAndWellbeingBoard => "Health and Wellbeing Board",
        Profile::Informal => "Neighbourhood Forum",
    };
    text(format!("{place} {kind}"))
}
