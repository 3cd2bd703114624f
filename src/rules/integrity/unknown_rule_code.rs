#![doc = include_str!("unknown_rule_code.md")]

use crate::model::Accepted;
use crate::nearest::nearest;
use crate::rule::{BookView, Findings, Place, declare_rule};
use crate::value::Text;

declare_rule! {
    code: "unknown-rule-code",
    force: Always(Warning),
    basis: Data,
    authorities: [],
    since: "0.1.0",
    page: "unknown_rule_code.md",
    check: Book(check),
}

fn check(view: &BookView<'_>, findings: &mut Findings<'_>) {
    let book = view.book;
    let known = view.cx.codes;
    macro_rules! judge_accepted {
        ($($list:ident),* $(,)?) => {
            $(for (index, record) in book.$list.iter().enumerate() {
                if record.accepted.is_empty() || !view.is_judged(stringify!($list), index) {
                    continue;
                }
                let at = || Place::ROOT.field(stringify!($list)).index(index);
                judge_accepted(&record.accepted, at, known, findings);
            })*
        };
    }
    judge_accepted!(organisations, people, boards, members, meetings, actions, funding, plans);
    let boards = book.boards.iter().enumerate();
    for (board, record) in boards.filter(|(index, _)| view.is_judged("boards", *index)) {
        for (version, terms) in record.terms_of_reference.iter().enumerate() {
            let lists = [
                ("adopted_rules", &terms.adopted_rules),
                ("disapplied_rules", &terms.disapplied_rules),
            ];
            for (list, codes) in lists {
                for (index, code) in codes.iter().enumerate() {
                    let at = || {
                        let board = Place::ROOT.field("boards").index(board);
                        board.field("terms_of_reference").index(version).field(list).index(index)
                    };
                    judge(code, at, known, findings);
                }
            }
        }
    }
}

fn judge_accepted(
    accepted: &[Accepted],
    record: impl Fn() -> Place,
    known: &[&str],
    findings: &mut Findings<'_>,
) {
    for (index, one) in accepted.iter().enumerate() {
        let at = || record().field("accepted").index(index).field("code");
        judge(&one.code, at, known, findings);
    }
}

fn judge(code: &Text, at: impl FnOnce() -> Place, known: &[&str], findings: &mut Findings<'_>) {
    findings.judge(|findings| {
        if known.contains(&code.as_str()) {
            return Ok(());
        }
        let found =
            findings.add(at(), format!("no rule has the code “{code}”, so it has no effect"));
        match nearest(code.as_str(), known) {
            Some(meant) => found.help(format!("did you mean “{meant}”?")),
            None => found.help("the list of rules has the codes that there are"),
        };
        Ok(())
    });
}
