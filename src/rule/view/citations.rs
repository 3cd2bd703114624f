use std::borrow::Cow;
use std::collections::HashSet;

use super::{ItemView, MeetingView};
use crate::model::{AgendaItem, Treatment};
use crate::value::Label;

/// The numbers by which the items of a meeting can be cited: the number of the agenda or of the
/// minutes, alone or after those of the items above, and the limbs of resolutions after these.
#[derive(Debug)]
pub(crate) struct Citations {
    /// The items that bear a number, in order: any item under nothing, its parts under the item.
    numbers: Vec<(Option<usize>, Runs, usize)>,
    /// The limbs of each item, in order.
    limbs: Vec<(usize, Runs)>,
    /// The numbers of which a minute number is made up, where it is of more than one: "16/24" and
    /// "24.16" are "16" for short.
    short: Vec<String>,
    /// How many items of the top level there are, and how many of them bear each number.
    items: usize,
    on_agenda: usize,
    in_minutes: usize,
    /// How many were only places kept for business considered earlier, which has its minute there.
    kept_places: usize,
    /// How many items and sub-items there are.
    all_items: usize,
}

impl Citations {
    pub(crate) fn of(meeting: &MeetingView<'_>) -> Self {
        let top = &meeting.get().items;
        let mut all = Self {
            numbers: Vec::new(),
            limbs: Vec::new(),
            short: Vec::new(),
            items: top.len(),
            on_agenda: top.iter().filter(|item| item.agenda_number.is_some()).count(),
            in_minutes: top.iter().filter(|item| item.minute_number.is_some()).count(),
            kept_places: top.iter().filter(|item| is_kept_place(item)).count(),
            all_items: meeting.items().count(),
        };
        for (at, item) in meeting.items().enumerate() {
            let on_agenda = item.agenda_number.as_ref().map(Runs::of);
            let in_minutes = item.minute_number.as_ref().map(Runs::of);
            let short = in_minutes.iter().flat_map(Runs::short_forms);
            all.short.extend(short.map(str::to_owned));
            for number in [on_agenda, in_minutes].into_iter().flatten() {
                if let Some(whole) = item.parent_position() {
                    all.numbers.push((Some(whole), number.clone(), at));
                }
                all.numbers.push((None, number, at));
            }
            all.limbs.extend(item.limbs().map(|limb| (at, limb)));
        }
        all.numbers.sort_unstable();
        all.limbs.sort_unstable();
        all.short.sort_unstable();
        all
    }

    /// The items that bear this number under that one, or under nothing.
    fn bearing(&self, whole: Option<usize>, number: &str) -> impl Iterator<Item = usize> {
        let key = (whole, number);
        let first = self.numbers.partition_point(|(whole, runs, _)| (*whole, runs.as_str()) < key);
        let from = self.numbers.get(first..).unwrap_or_default();
        let these = from.iter().take_while(move |(whole, runs, _)| (*whole, runs.as_str()) == key);
        these.map(|(.., item)| *item)
    }

    /// Whether the meeting has what the label means; nothing where it may mean a part of an item
    /// that the book does not number.
    ///
    /// The label may have the number of the agenda or of the minutes, with or without words and
    /// brackets ("Item 7", "7(b)"), and may name a limb of a resolution.
    pub(crate) fn has(&self, label: &Label) -> Option<bool> {
        let cited = Runs::of(label);
        // How much of the label the numbers down to an item take up. Each such place is visited
        // once, however many ways lead to it.
        let mut reached: HashSet<(usize, usize)> = HashSet::new();
        let mut open = vec![(0, None)];
        while let Some((taken, whole)) = open.pop() {
            for (number, rest) in cited.beginnings(taken) {
                for item in self.bearing(whole, number) {
                    let taken = cited.0.len() - rest.len();
                    if reached.insert((taken, item)) {
                        open.push((taken, Some(item)));
                    }
                }
            }
        }
        let is_meant = |&(taken, item): &(usize, usize)| {
            let rest = cited.0.get(taken..).unwrap_or_default();
            let is_limb = |(of, limb): &(usize, Runs)| (*of, limb.as_str()).cmp(&(item, rest));
            rest.is_empty() || self.limbs.binary_search_by(is_limb).is_ok()
        };
        if reached.iter().any(is_meant) {
            return Some(true);
        }
        let is_short =
            |number: &&str| self.short.binary_search_by(|known| known.as_str().cmp(number)).is_ok();
        match cited.only_number().filter(is_short) {
            Some(_) if cited.each().count() == 1 => Some(true),
            Some(_) => None,
            None => reached.is_empty().then_some(false),
        }
    }

    /// Whether a label of this form would be among the numbers if an item had it: every item has
    /// its number on the agenda or, where none has, its minute number.
    pub(crate) fn would_have(&self, label: &Label) -> bool {
        let mut numbers = label.as_str().split(|c: char| !c.is_ascii_digit());
        // A low number may be that of an agenda which the minutes leave out.
        let is_high = |number: &str| number.parse().is_ok_and(|it: usize| it > self.all_items);
        let is_numbered = self.on_agenda > 0
            || numbers.clone().all(|number| number.is_empty() || is_high(number));
        let has_number = numbers.any(|number| !number.is_empty());
        has_number
            && is_numbered
            && self.on_agenda + self.in_minutes > 0
            && [0, self.items].contains(&self.on_agenda)
            && [0, self.items - self.kept_places].contains(&self.in_minutes)
    }
}

fn is_kept_place(item: &AgendaItem) -> bool {
    item.minute_number.is_none() && item.treatment == Some(Treatment::ConsideredEarlier)
}

impl ItemView<'_, '_> {
    /// Whether a label means this item, as [`Citations::has`] says of a meeting.
    pub(crate) fn is_cited_by(&self, label: &Label) -> Option<bool> {
        let cited = Runs::of(label);
        let ends = self.ends_in(&cited);
        let is_meant = |&end: &usize| {
            let rest = cited.0.get(end..).unwrap_or_default();
            rest.is_empty() || self.limbs().any(|limb| limb.0 == rest)
        };
        if ends.iter().any(is_meant) {
            return Some(true);
        }
        ends.is_empty().then_some(false)
    }

    /// How much of what is cited the numbers down to this item can take up.
    fn ends_in(&self, cited: &Runs) -> HashSet<usize> {
        let mut starts = self.parent().map_or_else(HashSet::new, |whole| whole.ends_in(cited));
        starts.insert(0);
        let numbers = [&self.agenda_number, &self.minute_number].into_iter().flatten();
        let mut ends = HashSet::new();
        for number in numbers.map(Runs::of) {
            let fits = |start: &&usize| {
                cited.0.get(**start..).is_some_and(|rest| rest.starts_with(number.as_str()))
            };
            ends.extend(starts.iter().filter(fits).map(|start| start + number.0.len()));
        }
        if let (Some(number), Some(first)) = (&self.minute_number, cited.each().next()) {
            let is_short = |cited| Runs::of(number).short_forms().any(|number| number == cited);
            if cited.only_number().is_some_and(is_short) {
                ends.insert(first.len() + 1);
            }
        }
        ends
    }

    /// The labels of the limbs of its resolutions.
    fn limbs(&self) -> impl Iterator<Item = Runs> {
        let limbs = self.get().resolutions.iter().flat_map(|one| &one.limbs);
        limbs.filter_map(|limb| limb.label.as_ref()).map(Runs::of)
    }
}

/// The runs of digits and of letters in a label, in lower case and without leading zeros or the
/// words before the first number: "Item 7(b)" gives 7 and b. Each is followed by a mark that no
/// run has in it, so that what begins a text of runs is a beginning of runs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Runs(String);

impl Runs {
    const END: char = '/';

    fn of(label: &Label) -> Self {
        let label = label.as_str();
        let is_lower = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
        let label = if label.bytes().all(is_lower) {
            Cow::Borrowed(label)
        } else {
            Cow::Owned(label.to_lowercase())
        };
        let mut runs = String::with_capacity(label.len() + 2);
        let mut has_number = false;
        let kind = |character: char| character.is_alphanumeric().then(|| character.is_numeric());
        let mut rest = &*label;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|other| kind(other) != kind(first)).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            rest = after;
            let Some(is_number) = kind(first) else { continue };
            if is_number && !has_number {
                runs.clear();
                has_number = true;
            }
            let significant = run.trim_start_matches('0');
            runs.push_str(if significant.is_empty() { run } else { significant });
            runs.push(Self::END);
        }
        Self(runs)
    }

    fn as_str(&self) -> &str {
        &self.0
    }

    fn each(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator(Self::END)
    }

    /// What begins what is left after so much of it, run by run from nothing to all, each with what
    /// is left then.
    fn beginnings(&self, taken: usize) -> impl Iterator<Item = (&str, &str)> {
        let left = self.0.get(taken..).unwrap_or_default();
        let ends = left.match_indices(Self::END).map(|(at, end)| at + end.len());
        std::iter::once(0).chain(ends).map(|end| left.split_at(end))
    }

    fn numbers(&self) -> impl Iterator<Item = &str> {
        self.each().filter(|run| run.starts_with(char::is_numeric))
    }

    /// The number, where there is only one: it may stand for a longer one.
    fn only_number(&self) -> Option<&str> {
        let mut numbers = self.numbers();
        let only = numbers.next();
        only.filter(|_| numbers.next().is_none())
    }

    /// The numbers of which it is made up, where it is of more than one.
    fn short_forms(&self) -> impl Iterator<Item = &str> {
        let is_long = self.numbers().count() > 1;
        self.numbers().filter(move |_| is_long)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Citations, MeetingView};
    use crate::model::MinuteBook;
    use crate::rule::{BookView, Context, Directory, Documents, Extent, Gaps};
    use crate::value::Label;

    /// What is asked of the one meeting of a book with these items.
    fn ask<T>(items: &Value, of: impl FnOnce(&MeetingView<'_>) -> T) -> T {
        let book = json!({
            "format": "minutebook/1",
            "boards": [{ "id": "b0000000-0000-4000-8000-000000000001", "name": "Board" }],
            "meetings": [{
                "id": "3a000000-0000-4000-8000-000000000001",
                "board_id": "b0000000-0000-4000-8000-000000000001",
                "status": "held",
                "record": "complete",
                "on": "2024-03-22",
                "items": items,
            }],
        });
        let book = MinuteBook::from_json(book.to_string()).unwrap();
        let directory = Directory::of(&book);
        let cx = Context {
            directory: &directory,
            as_of: None,
            holidays: None,
            codes: &[],
            gaps: &Gaps::default(),
            extent: Extent::Whole,
            documents: &Documents::one(&book),
        };
        let view = BookView::of(&book, cx);
        let series = view.series().next().unwrap();
        of(&series.meetings[0])
    }

    /// What the meeting says to each label.
    fn has(items: &Value, labels: &[&str]) -> Vec<Option<bool>> {
        ask(items, |meeting| {
            let citations = Citations::of(meeting);
            labels.iter().map(|label| citations.has(&Label::new(label).unwrap())).collect()
        })
    }

    fn id(at: usize) -> String {
        format!("17000000-0000-4000-8000-{at:012}")
    }

    #[test]
    fn an_item_is_cited_by_its_numbers_those_of_its_whole_and_its_limbs() {
        let items = json!([{
            "id": id(1), "agenda_number": "17", "minute_number": "107/24",
            "resolutions": [{
                "id": "4e000000-0000-4000-8000-000000000001",
                "limbs": [{ "label": "(a)", "text": "That it be noted." }],
            }],
            "items": [{ "id": id(2), "agenda_number": "b" }],
        }]);
        let cited = |nth: usize, label: &str| {
            let label = Label::new(label).unwrap();
            ask(&items, |meeting| meeting.items().nth(nth).unwrap().is_cited_by(&label))
        };
        for label in ["17", "Item 17", "17(a)", "17A", "107/24", "107", "107(a)", "24"] {
            assert_eq!(cited(0, label), Some(true), "{label}");
        }
        for label in ["17(c)", "107(c)"] {
            assert_eq!(cited(0, label), None, "{label}");
        }
        for label in ["18", "108", "1", "b"] {
            assert_eq!(cited(0, label), Some(false), "{label}");
        }
        for label in ["17b", "B", "17B"] {
            assert_eq!(cited(1, label), Some(true), "{label}");
        }
        assert_eq!(cited(1, "18b"), Some(false));
    }

    #[test]
    fn a_number_not_above_the_count_of_items_may_be_that_of_an_agenda_left_out() {
        let items = json!([
            { "id": id(1), "minute_number": "41", "items": [{ "id": id(2) }] },
            { "id": id(3), "minute_number": "42" },
        ]);
        let would_have = |label: &str| {
            let label = Label::new(label).unwrap();
            ask(&items, |meeting| Citations::of(meeting).would_have(&label))
        };
        assert_eq!(["2", "3", "4", "43"].map(would_have), [false, false, true, true]);
    }

    #[test]
    fn a_part_is_cited_alone_or_after_its_whole() {
        let items = json!([{
            "id": id(1), "agenda_number": "7", "minute_number": "107",
            "resolutions": [{
                "id": "4e000000-0000-4000-8000-000000000001",
                "limbs": [{ "label": "(i)", "text": "That it be noted." }],
            }],
            "items": [{ "id": id(2), "agenda_number": "(b)" }],
        }]);
        let labels = ["Item 07", "107", "7(b)", "107b", "b", "7(i)", "7(c)", "8", "8(b)", "7bb"];
        let yes = Some(true);
        let no = Some(false);
        let expected = [yes, yes, yes, yes, yes, yes, None, no, no, None];
        assert_eq!(has(&items, &labels), expected);
    }

    #[test]
    fn a_minute_is_cited_by_its_number_alone() {
        let items = json!([
            { "id": id(1), "minute_number": "CSP 16/24" },
            { "id": id(2), "minute_number": "CSP 17/24", "items": [{ "id": id(3), "agenda_number": "a" }] },
            { "id": id(4), "minute_number": "24.18" },
        ]);
        let labels = ["16", "CSP 16/24", "Minute 17", "18", "17(b)", "19", "19/24", "24.19"];
        let (yes, no) = (Some(true), Some(false));
        assert_eq!(has(&items, &labels), [yes, yes, yes, yes, None, no, no, no]);
    }

    #[test]
    fn deep_nesting_costs_no_more_than_its_depth() {
        let deepest = json!({ "id": id(0), "agenda_number": "1", "minute_number": "1" });
        let items = (1..60).fold(deepest, |part, at| {
            json!({ "id": id(at), "agenda_number": "1", "minute_number": "1", "items": [part] })
        });
        let ones = ["1"; 32].join(".");
        let then_two = format!("{}.2", ["1"; 31].join("."));
        let expected = [Some(true), None, Some(false)];
        assert_eq!(has(&json!([items]), &[&ones, &then_two, "2"]), expected);
    }
}
