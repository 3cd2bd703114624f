use std::collections::{HashMap, HashSet};

use super::{ItemView, MeetingView};
use crate::model::{AgendaItem, Treatment};
use crate::value::Label;

/// The numbers by which the items of a meeting can be cited: the number of the agenda or of the
/// minutes, alone or after those of the items above, and the limbs of resolutions after these.
#[derive(Debug)]
pub(crate) struct Citations {
    /// The items that bear a number: any item under nothing, its parts under the item.
    below: HashMap<Option<usize>, HashMap<Runs, Vec<usize>>>,
    limbs: HashMap<usize, HashSet<Runs>>,
    /// The numbers of which a minute number is made up, where it is of more than one: "16/24" and
    /// "24.16" are "16" for short.
    short: HashSet<String>,
    /// How many items of the top level there are, and how many of them bear each number.
    items: usize,
    on_agenda: usize,
    in_minutes: usize,
    /// How many were only places kept for business considered earlier, which has its minute there.
    kept_places: usize,
    /// How many items and sub-items there are.
    all_items: usize,
}

type Runs = Vec<String>;

impl Citations {
    pub(crate) fn of(meeting: &MeetingView<'_>) -> Self {
        let top = &meeting.get().items;
        let mut all = Self {
            below: HashMap::new(),
            limbs: HashMap::new(),
            short: HashSet::new(),
            items: top.len(),
            on_agenda: top.iter().filter(|item| item.agenda_number.is_some()).count(),
            in_minutes: top.iter().filter(|item| item.minute_number.is_some()).count(),
            kept_places: top.iter().filter(|item| is_kept_place(item)).count(),
            all_items: meeting.items().count(),
        };
        for (at, item) in meeting.items().enumerate() {
            all.short.extend(item.minute_number.iter().flat_map(short_forms));
            for number in [&item.agenda_number, &item.minute_number].into_iter().flatten() {
                let wholes = [Some(None), item.parent_position().map(Some)];
                for whole in wholes.into_iter().flatten() {
                    let numbers = all.below.entry(whole).or_default();
                    numbers.entry(runs(number)).or_default().push(at);
                }
            }
            let limbs = item.resolutions.iter().flat_map(|one| &one.limbs);
            let limbs: HashSet<_> =
                limbs.filter_map(|limb| limb.label.as_ref()).map(runs).collect();
            if !limbs.is_empty() {
                all.limbs.insert(at, limbs);
            }
        }
        all
    }

    /// Whether the meeting has what the label means; nothing where it may mean a part of an item
    /// that the book does not number.
    ///
    /// The label may have the number of the agenda or of the minutes, with or without words and
    /// brackets ("Item 7", "7(b)"), and may name a limb of a resolution.
    pub(crate) fn has(&self, label: &Label) -> Option<bool> {
        let cited = runs(label);
        // How much of the label the numbers down to an item take up. Each such place is visited
        // once, however many ways lead to it.
        let mut reached: HashSet<(usize, usize)> = HashSet::new();
        let mut open = vec![(0, None)];
        while let Some((taken, whole)) = open.pop() {
            let rest = cited.get(taken..).unwrap_or_default();
            let Some(numbers) = self.below.get(&whole) else { continue };
            for length in 0..=rest.len() {
                let items = rest.get(..length).and_then(|number| numbers.get(number));
                for &item in items.into_iter().flatten() {
                    if reached.insert((taken + length, item)) {
                        open.push((taken + length, Some(item)));
                    }
                }
            }
        }
        let is_meant = |&(taken, item): &(usize, usize)| {
            let limbs = self.limbs.get(&item);
            taken == cited.len()
                || limbs.zip(cited.get(taken..)).is_some_and(|(limbs, rest)| limbs.contains(rest))
        };
        if reached.iter().any(is_meant) {
            return Some(true);
        }
        match short_form(&cited).filter(|number| self.short.contains(*number)) {
            Some(_) if cited.len() == 1 => Some(true),
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
        let cited = runs(label);
        let ends = self.ends_in(&cited);
        let limbs = self.resolutions.iter().flat_map(|one| &one.limbs);
        let limbs: HashSet<_> = limbs.filter_map(|limb| limb.label.as_ref()).map(runs).collect();
        let is_meant = |&end: &usize| {
            end == cited.len() || cited.get(end..).is_some_and(|rest| limbs.contains(rest))
        };
        if ends.iter().any(is_meant) {
            return Some(true);
        }
        ends.is_empty().then_some(false)
    }

    /// How much of what is cited the numbers down to this item can take up.
    fn ends_in(&self, cited: &[String]) -> HashSet<usize> {
        let mut starts = self.parent().map_or_else(HashSet::new, |whole| whole.ends_in(cited));
        starts.insert(0);
        let numbers = [&self.agenda_number, &self.minute_number].into_iter().flatten().map(runs);
        let mut ends = HashSet::new();
        for number in numbers {
            let fits =
                |start: &&usize| cited.get(**start..).is_some_and(|rest| rest.starts_with(&number));
            ends.extend(starts.iter().filter(fits).map(|start| start + number.len()));
        }
        let mut short = self.minute_number.iter().flat_map(short_forms);
        if short_form(cited).is_some_and(|cited| short.any(|number| number == *cited)) {
            ends.insert(1);
        }
        ends
    }
}

/// The number that is cited, where there is only one: it may stand for a longer one.
fn short_form(cited: &[String]) -> Option<&String> {
    let mut numbers = cited.iter().filter(|run| run.starts_with(char::is_numeric));
    let only = numbers.next();
    only.filter(|_| numbers.next().is_none())
}

/// The numbers of which a minute number is made up, where it is of more than one.
fn short_forms(number: &Label) -> impl Iterator<Item = String> {
    let mut numbers = runs(number);
    numbers.retain(|run| run.starts_with(char::is_numeric));
    let is_long = numbers.len() > 1;
    numbers.into_iter().filter(move |_| is_long)
}

/// The runs of digits and of letters in a label, in lower case and without leading zeros or the
/// words before the first number: "Item 7(b)" gives 7 and b.
fn runs(label: &Label) -> Runs {
    let mut runs: Vec<String> = Vec::new();
    let mut before = None;
    for character in label.as_str().to_lowercase().chars() {
        let kind = character.is_alphanumeric().then(|| character.is_numeric());
        match runs.last_mut().filter(|_| kind == before) {
            Some(run) if kind.is_some() => run.push(character),
            _ if kind.is_some() => runs.push(character.to_string()),
            _ => {}
        }
        before = kind;
    }
    let is_number = |run: &String| run.starts_with(char::is_numeric);
    let words = runs.iter().position(is_number).unwrap_or(0);
    let runs = runs.into_iter().skip(words);
    runs.map(|run| match run.trim_start_matches('0') {
        "" => run,
        number => number.to_owned(),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Citations;
    use crate::model::MinuteBook;
    use crate::rule::{BookView, Context, Directory, Documents, Extent, Gaps};
    use crate::value::Label;

    /// What the one meeting of a book with these items says to each label.
    fn has(items: &Value, labels: &[&str]) -> Vec<Option<bool>> {
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
        let citations = Citations::of(&view.series().next().unwrap().meetings[0]);
        labels.iter().map(|label| citations.has(&Label::new(label).unwrap())).collect()
    }

    fn id(at: usize) -> String {
        format!("17000000-0000-4000-8000-{at:012}")
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
