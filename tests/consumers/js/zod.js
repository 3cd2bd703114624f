// Reads books and spoiled books with zod, from the flavour for generators.
// node zod.js SCHEMAS DOCUMENTS SPOILED BOOK...
import { z } from "zod";
import { cases, end, json, schemas, spoils } from "./files.js";

const CANNOT_REFUSE = new Set(["nobody-by-null"]);

const [folder, documents, spoiled, ...books] = process.argv.slice(2);
const wrong = [];
const readers = {};
for (const [name, schema] of schemas(folder)) {
  readers[name] = z.fromJSONSchema(schema);
  if (readers[name].safeParse({}).success) wrong.push(`${name}: {} is taken`);
}

for (const path of books) {
  const read = readers.minutebook.safeParse(json(path));
  if (!read.success) wrong.push(`${path}: ${JSON.stringify(read.error.issues[0])}`);
}
for (const [name, book] of spoils(spoiled)) {
  if (readers.minutebook.safeParse(book).success !== CANNOT_REFUSE.has(name)) wrong.push(`${name}: taken or refused`);
}
let count = 0;
for (const { schema, is_valid, document } of cases(documents)) {
  if (!is_valid) continue;
  count += 1;
  if (!readers[schema].safeParse(document).success) wrong.push(`refused: ${JSON.stringify(document).slice(0, 300)}`);
}
end(wrong, `zod: ${books.length} books and ${count} other documents are read`);
