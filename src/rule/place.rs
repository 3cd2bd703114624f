//! Where in the book something stands, while it is only known that a finding may come of it.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use crate::finding::Pointer;

/// A place in the book, made of steps: a [`Pointer`] that is not written out.
///
/// Rules name the place of everything that they look at, and find something at very few of them.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// As many steps as nearly all places have.
    near: [Step; NEAR],
    count: usize,
    /// The steps beyond, as in parts of parts of items.
    far: Vec<Step>,
}

const NEAR: usize = 10;

/// One step from a value into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Step {
    Field(&'static str),
    Index(u32),
}

impl Place {
    /// The whole book.
    pub(crate) const ROOT: Self = Self { near: [Step::Index(0); NEAR], count: 0, far: Vec::new() };

    /// The member `name` of the object at this place.
    pub(crate) fn field(self, name: &'static str) -> Self {
        self.then(Step::Field(name))
    }

    /// The element `index`, from 0, of the array at this place.
    pub(crate) fn index(self, index: usize) -> Self {
        self.then(Step::Index(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    pub(crate) fn then(mut self, step: Step) -> Self {
        match self.near.get_mut(self.count) {
            Some(free) => *free = step,
            None => self.far.push(step),
        }
        self.count += 1;
        self
    }

    pub(crate) fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        self.near.iter().take(self.count).chain(&self.far).copied()
    }

    /// The list and the number in it of the record that it is in.
    pub(crate) fn record(&self) -> Option<(&'static str, usize)> {
        let mut steps = self.steps();
        match (steps.next()?, steps.next()?) {
            (Step::Field(list), Step::Index(index)) => Some((list, index as usize)),
            _ => None,
        }
    }

    /// Whether this place is the other one or within it.
    pub(crate) fn is_within(&self, whole: &Self) -> bool {
        let mut steps = self.steps();
        whole.steps().all(|step| steps.next() == Some(step))
    }
}

impl From<Place> for Pointer {
    fn from(place: Place) -> Self {
        place.steps().fold(Self::ROOT, |pointer, step| match step {
            Step::Field(name) => pointer.field(name),
            Step::Index(index) => pointer.index(index as usize),
        })
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.steps().eq(other.steps())
    }
}

impl Eq for Place {}

impl Hash for Place {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.steps().for_each(|step| step.hash(state));
    }
}

/// As pointers order: a whole before its parts, elements by their numbers.
impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.steps().cmp(other.steps())
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The place after so many steps, to and fro between lists and their elements.
    fn after(steps: usize) -> Place {
        (0..steps).fold(Place::ROOT, |place, step| {
            if step % 2 == 0 { place.field("items") } else { place.index(step) }
        })
    }

    #[test]
    fn a_place_is_written_as_its_pointer_however_deep() {
        let mut pointer = Pointer::ROOT;
        for steps in 0..=NEAR + 2 {
            assert_eq!(Pointer::from(after(steps)), pointer);
            pointer = if steps % 2 == 0 { pointer.field("items") } else { pointer.index(steps) };
        }
    }

    #[test]
    fn places_order_as_their_pointers() {
        let mut places: Vec<_> = (0..=NEAR + 2).map(after).collect();
        places.extend([
            Place::ROOT.field("items").index(10),
            Place::ROOT.field("items").index(9).field("title"),
            Place::ROOT.field("id"),
        ]);
        for one in &places {
            for other in &places {
                let pointers = [one, other].map(|place| Pointer::from(place.clone()));
                assert_eq!(one.cmp(other), pointers[0].cmp(&pointers[1]));
                assert_eq!(one == other, pointers[0] == pointers[1]);
            }
        }
    }

    #[test]
    fn a_place_is_within_itself_and_its_wholes_only() {
        let items = Place::ROOT.field("meetings").index(1).field("items");
        assert!(items.is_within(&items));
        assert!(items.clone().index(3).is_within(&items));
        assert!(!items.is_within(&items.clone().index(3)));
        assert!(!Place::ROOT.field("meetings").index(10).field("items").is_within(&items));
    }
}
