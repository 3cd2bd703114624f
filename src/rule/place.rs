//! Where in the book something stands, while it is only known that a finding may come of it.

use std::cmp::Ordering;

use crate::finding::Pointer;

/// A place in the book, made of steps: a [`Pointer`] that is not written out.
///
/// Rules name the place of everything that they look at, and find something at very few of them.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// As many legs as nearly all places have.
    near: [Leg; NEAR],
    count: usize,
    /// The legs beyond, as in parts of parts of items.
    far: Vec<Leg>,
}

const NEAR: usize = 5;

/// A member, and perhaps an element of it: in a book, every element is one of a member.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leg {
    pub(super) name: &'static str,
    /// [`Leg::WHOLE`] for the member itself.
    pub(super) index: u32,
}

impl Leg {
    const WHOLE: u32 = u32::MAX;

    pub(super) fn member(name: &'static str) -> Self {
        Self { name, index: Self::WHOLE }
    }

    pub(super) fn is_element(self) -> bool {
        self.index != Self::WHOLE
    }

    pub(super) fn after(self, pointer: Pointer) -> Pointer {
        let pointer = pointer.field(self.name);
        if self.is_element() { pointer.index(self.index as usize) } else { pointer }
    }

    fn steps(self) -> impl Iterator<Item = Step> {
        let index = self.is_element().then_some(Step::Index(self.index));
        std::iter::once(Step::Field(self.name)).chain(index)
    }
}

/// One step from a value into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Field(&'static str),
    Index(u32),
}

impl Place {
    /// The whole book.
    pub(crate) const ROOT: Self =
        Self { near: [Leg { name: "", index: Leg::WHOLE }; NEAR], count: 0, far: Vec::new() };

    /// The member `name` of the object at this place.
    pub(crate) fn field(mut self, name: &'static str) -> Self {
        let leg = Leg::member(name);
        match self.near.get_mut(self.count) {
            Some(free) => *free = leg,
            None => self.far.push(leg),
        }
        self.count += 1;
        self
    }

    /// The element `index`, from 0, of the array at this place, which is a member of something.
    pub(crate) fn index(mut self, index: usize) -> Self {
        let last = self.count.checked_sub(1).and_then(|at| self.near.get_mut(at));
        if let Some(leg) = self.far.last_mut().or(last) {
            leg.index = u32::try_from(index).unwrap_or(Leg::WHOLE);
        }
        self
    }

    fn legs(&self) -> impl Iterator<Item = Leg> + '_ {
        self.near.iter().take(self.count).chain(&self.far).copied()
    }

    fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        self.legs().flat_map(Leg::steps)
    }

    /// The list and the number in it of the record that it is in.
    pub(crate) fn record(&self) -> Option<(&'static str, usize)> {
        let first = self.legs().next().filter(|leg| leg.is_element())?;
        Some((first.name, first.index as usize))
    }

    /// Whether this place is the other one or within it.
    pub(crate) fn is_within(&self, whole: &Self) -> bool {
        let mut steps = self.steps();
        whole.steps().all(|step| steps.next() == Some(step))
    }
}

impl From<Place> for Pointer {
    fn from(place: Place) -> Self {
        place.legs().fold(Self::ROOT, |pointer, leg| leg.after(pointer))
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.steps().eq(other.steps())
    }
}

impl Eq for Place {}

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

/// Places and those on the way to them, counted from 1: 0 is the whole document.
#[derive(Debug, Default)]
pub(super) struct Places(Vec<Stage>);

/// One leg on from a parent place.
#[derive(Debug, Clone, Copy)]
struct Stage {
    parent: u32,
    leg: Leg,
}

impl Places {
    /// The number of the place to which this leg leads.
    pub(super) fn push(&mut self, parent: u32, leg: Leg) -> u32 {
        self.0.push(Stage { parent, leg });
        u32::try_from(self.0.len()).unwrap_or_default()
    }

    fn get(&self, number: u32) -> Option<Stage> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.0.get(at).copied()
    }

    pub(super) fn pointer_to(&self, number: u32) -> Pointer {
        let Some(Stage { parent, leg }) = self.get(number) else { return Pointer::ROOT };
        leg.after(self.pointer_to(parent))
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
        for steps in 0..=2 * NEAR + 2 {
            assert_eq!(Pointer::from(after(steps)), pointer);
            pointer = if steps % 2 == 0 { pointer.field("items") } else { pointer.index(steps) };
        }
    }

    #[test]
    fn places_order_as_their_pointers() {
        let mut places: Vec<_> = (0..=2 * NEAR + 2).map(after).collect();
        places.extend([
            Place::ROOT.field("items").index(10),
            Place::ROOT.field("items").index(9).field("title"),
            Place::ROOT.field("id"),
        ]);
        for one in &places {
            for other in &places {
                let pointers = [one, other].map(|place| Pointer::from(place.clone()));
                assert_eq!(one.partial_cmp(other), pointers[0].partial_cmp(&pointers[1]));
                assert_eq!(one.partial_cmp(other), Some(pointers[0].cmp(&pointers[1])));
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
