#![doc = include_str!("percentage_miscalculated.md")]

use crate::model::Figure;
use crate::rule::{Findings, Judged, MeetingView, Skip, declare_rule};

declare_rule! {
    code: "percentage-miscalculated",
    force: Always(Advice),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "percentage_miscalculated.md",
    check: Meeting(check),
}

fn check(meeting: &MeetingView<'_>, findings: &mut Findings<'_>) -> Judged {
    let mut judged = Err(Skip::Nothing);
    for (pointer, point) in meeting.points() {
        for (index, figure) in point.figures.iter().enumerate() {
            let Some(share) = Share::of(figure) else { continue };
            judged = Ok(());
            if share.is_wrong() {
                findings.add(
                    pointer.clone().field("figures").index(index).field("as_printed"),
                    format!(
                        "{} of {} is {} per cent, but “{}” is printed",
                        share.count,
                        share.out_of,
                        share.per_cent(),
                        figure.as_printed
                    ),
                );
            }
        }
    }
    judged
}

/// A share as counted and as printed, in whole numbers so that nothing is lost.
struct Share {
    count: i128,
    out_of: i128,
    /// The percentage printed, times `scale`.
    printed: i128,
    scale: i128,
}

impl Share {
    fn of(figure: &Figure) -> Option<Self> {
        let (count, out_of) = (i128::from(figure.count?), i128::from(figure.out_of?));
        let (printed, scale) = percentage(figure.as_printed.as_str())?;
        (0 <= count && 0 < out_of).then_some(Self { count, out_of, printed, scale })
    }

    /// Whether what is printed is more than half a point off.
    fn is_wrong(&self) -> bool {
        let off = self.printed * self.out_of - 100 * self.scale * self.count;
        2 * off.abs() > self.out_of * self.scale
    }

    /// The true percentage, with one decimal.
    fn per_cent(&self) -> String {
        let tenths = (2000 * self.count + self.out_of) / (2 * self.out_of);
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

/// The one percentage in a text and its scale: “47.5%” gives 475 and 10. Nothing where it is said
/// to be about or over it, or where it is a change.
fn percentage(text: &str) -> Option<(i128, i128)> {
    const LINKS: [&str; 5] = ["of", "out", "or", "is", "was"];
    const LONGEST: usize = 6;
    let text = text.to_lowercase().replace("per cent", "%").replace("percent", "%");
    let (before, after) = text.split_once('%')?;
    let before = before.trim_end();
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    let number = before.trim_end_matches(is_digit).len();
    let (lead, number) = before.split_at(number);
    let plain = |c: char| {
        c.is_alphanumeric()
            || c.is_whitespace()
            || matches!(c, '(' | ')' | ',' | ':' | ';' | '=' | '/')
    };
    let mut words = lead.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_plain =
        lead.chars().all(plain) && words.all(|word| LINKS.contains(&word)) && !after.contains('%');
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let is_number =
        is_plain && !whole.is_empty() && decimals.len() <= LONGEST && whole.len() <= LONGEST;
    let printed = format!("{whole}{decimals}").parse().ok().filter(|_| is_number)?;
    Some((printed, 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?))
}
