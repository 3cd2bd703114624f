use proptest::prelude::*;

use super::shared::all_accepted;
use super::{extensions, few, maybe, maybe_boxed, record, source, word};
use crate::model::{Organisation, Person, PersonName};
use crate::strategy::value::{date, id, text};

/// An organisation.
pub fn organisation() -> impl Strategy<Value = Organisation> {
    let kind = word!(
        OrganisationKind: CountyCouncil, DistrictCouncil, UnitaryCouncil, ParishCouncil, Police,
        PolicingBody, FireAndRescue, FireAuthority, Probation, PrimaryCareTrust,
        ClinicalCommissioningGroup, IntegratedCareBoard, LocalHealthBoard, Health, Healthwatch,
        GovernmentDepartment, Education, Voluntary, Business, Other,
    );
    record! {
        (id(), text()).prop_map(|(id, name)| Organisation::new(id, name)),
        other_names: few(text()),
        kind: maybe(kind),
        part_of_id: maybe(id()),
        established_on: maybe(date()),
        dissolved_on: maybe(date()),
        accepted: all_accepted(),
        source: maybe_boxed(source()),
        extensions: extensions(),
    }
}

/// A person.
pub fn person() -> impl Strategy<Value = Person> {
    let name = record! {
        text().prop_map(PersonName::new),
        title: maybe(text()),
        given: maybe(text()),
        post_nominals: few(text()),
    };
    record! {
        (id(), name).prop_map(|(id, name)| Person::new(id, name)),
        other_names: few(text()),
        organisation_id: maybe(id()),
        position: maybe(text()),
        accepted: all_accepted(),
        source: maybe_boxed(source()),
        extensions: extensions(),
    }
}
