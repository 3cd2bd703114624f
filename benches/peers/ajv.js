// ajv on a generated book: parsed, and all errors listed. node ajv.js SCHEMA FILE PASSES
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [schema, file, passes] = process.argv.slice(2);
const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const isBook = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
const bytes = readFileSync(file);
const times = [];
for (let pass = 0; pass <= Number(passes); pass += 1) {
  const began = process.hrtime.bigint();
  if (!isBook(JSON.parse(bytes.toString("utf8")))) throw new Error(JSON.stringify(isBook.errors[0]));
  if (pass > 0) times.push(Number(process.hrtime.bigint() - began) / 1e6);
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({ name: "ajv 8, parse and all errors", ms: times[times.length >> 1] }));
