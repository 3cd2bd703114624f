// Uses the types that json-schema-to-typescript makes: `tsc --strict` holds it to them.
import { readFileSync } from "node:fs";
import type { Action, MinuteBook, Party } from "./minutebook.js";
import type { BookRecord } from "./record.js";
import type { Report } from "./report.js";

const nameOf = (book: MinuteBook, party: Party): string => {
  const person = book.people?.find((one) => one.id === party.person_id);
  return person?.name.family ?? party.as_printed ?? party.position ?? "somebody";
};

const openActions = (book: MinuteBook): Action[] =>
  (book.actions ?? []).filter((action) => action.status === "open" || action.status === "ongoing");

/** The compiler knows each kind of line by its `type`. */
const describe = (record: BookRecord): string => {
  switch (record.type) {
    case "meeting":
      return `${record.status} on ${record.on}`;
    case "person":
      return record.name.family;
    case "minute_book":
      return record.title ?? record.format;
    default:
      return record.id;
  }
};

const worst = (report: Report): string | undefined =>
  report.files.flatMap((file) => file.findings).find((it) => it.severity === "error")?.message;

const written: MinuteBook = { format: "minutebook/1", boards: [{ id: "b0000000-0000-4000-8000-000000000001", name: "Aldermere" }] };
// @ts-expect-error: no such word
written.plans = [{ id: "1", board_id: "2", title: "Plan", kind: "no_such_kind" }];
// @ts-expect-error: no such field
written.meeting = [];
// @ts-expect-error: a field is missing
const incomplete: Action = { id: "1", board_id: "2", text: "Publish." };

const head: BookRecord = { type: "minute_book", format: "minutebook/1" };
const empty: Report = { files: [], summary: { error: 0, warning: 0, advice: 0 } };
let count = 0;
for (const path of process.argv.slice(2)) {
  const book: MinuteBook = JSON.parse(readFileSync(path, "utf8"));
  for (const action of openActions(book)) {
    count += (action.owners ?? []).map((owner) => nameOf(book, owner)).length;
  }
}
if (count === 0 || incomplete.status !== undefined || describe(head) !== "minutebook/1" || worst(empty)) process.exit(1);
console.log(`tsc --strict: compiled and ran; open actions have ${count} owners`);
