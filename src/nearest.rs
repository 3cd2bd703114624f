//! The known name nearest to one that is not known.

/// The candidate that `name` was most likely meant to be, where one is close.
pub(crate) fn nearest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let length = name.chars().count();
    // A third of the characters wrong is as far as a slip goes.
    let farthest = length.max(3) / 3;
    let of_like_length =
        candidates.iter().filter(|candidate| candidate.len().abs_diff(length) <= farthest);
    let distances = of_like_length.map(|&candidate| (distance(name, candidate), candidate));
    let (distance, candidate) = distances.min_by_key(|&(distance, _)| distance)?;
    (distance <= farthest).then_some(candidate)
}

/// How many insertions, deletions, replacements and swaps of neighbours lie
/// between two names, upper and lower case being the same (optimal string alignment).
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().flat_map(char::to_lowercase).collect();
    let right: Vec<char> = right.chars().flat_map(char::to_lowercase).collect();
    let width = right.len() + 1;
    let mut before_last: Vec<usize> = vec![usize::MAX; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (row, &a) in left.iter().enumerate() {
        let mut current = Vec::with_capacity(width);
        current.push(row + 1);
        for (column, &b) in right.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX);
            let replaced = at(&last, column) + usize::from(a != b);
            let mut best = replaced.min(at(&last, column + 1) + 1).min(at(&current, column) + 1);
            let swapped = row > 0
                && column > 0
                && left.get(row - 1) == Some(&b)
                && right.get(column - 1) == Some(&a);
            if swapped {
                best = best.min(at(&before_last, column - 1).saturating_add(1));
            }
            current.push(best);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_of_neighbours_is_one_slip() {
        assert_eq!(distance("tiem", "time"), 1);
        assert_eq!(distance("time", "Times"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("itme", "time"), 1);
        assert_eq!(distance("xtime", "time"), 1);
        assert_eq!(distance("timex", "time"), 1);
    }

    #[test]
    fn a_near_name_is_suggested_and_a_far_one_is_not() {
        let known = ["agenda_number", "minute_number", "title"];
        assert_eq!(nearest("agenda_numbr", &known), Some("agenda_number"));
        assert_eq!(nearest("agendaNumber", &known), Some("agenda_number"));
        assert_eq!(nearest("tittle", &known), Some("title"));
        assert_eq!(nearest("location", &known), None);
        assert_eq!(nearest(&"x".repeat(1_000_000), &known), None);
    }
    #[test]
    fn a_third_of_the_characters_may_be_wrong() {
        assert_eq!(nearest("acsiun", &["action"]), Some("action"));
        assert_eq!(nearest("acshun", &["action"]), None);
        assert_eq!(nearest("tme", &["time"]), Some("time"));
        assert_eq!(nearest("me", &["time"]), None);
    }
}
