// Validates with ajv in strict mode: books, spoiled books, and what the law wrote out.
// node ajv.js SCHEMAS DOCUMENTS SPOILED BOOK...
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { cases, end, json, schemas, spoils } from "./files.js";

const [folder, documents, spoiled, ...books] = process.argv.slice(2);
// Types for generators refuse less: they cannot ask for one of several fields.
const canRefuse = folder.endsWith("codegen") ? (name) => name !== "nobody-by-null" : () => true;
const wrong = [];
const validators = {};
for (const [name, schema] of schemas(folder)) {
  const Validator = schema.$schema.includes("2020-12") ? Ajv2020 : Ajv;
  const ajv = new Validator({ strict: true, discriminator: folder.endsWith("codegen") });
  addFormats.default(ajv);
  validators[name] = ajv.compile(schema);
  if (validators[name]({})) wrong.push(`${name}: {} is valid`);
}

const isBook = validators.minutebook;
for (const path of books) if (!isBook(json(path))) wrong.push(`${path}: refused`);
for (const [name, book] of spoils(spoiled)) {
  if (isBook(book) === canRefuse(name)) wrong.push(`${name}: ${canRefuse(name) ? "taken" : "refused"}`);
}

let count = 0;
for (const { schema, is_valid, document } of cases(documents)) {
  const verdict = validators[schema](document);
  const agrees = folder.endsWith("codegen") ? verdict || !is_valid : verdict === is_valid;
  if (!agrees) wrong.push(`another verdict than ${is_valid}: ${JSON.stringify(document).slice(0, 300)}`);
  count += 1;
}
if (count < 2000) wrong.push("too few documents");
end(wrong, `ajv strict, ${folder}: ${count} documents, ${books.length} books, ${spoils(spoiled).length} spoiled ones`);
