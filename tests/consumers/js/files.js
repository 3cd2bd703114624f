// What the scripts beside this one read.
import { readFileSync, readdirSync } from "node:fs";

export const json = (path) => JSON.parse(readFileSync(path, "utf8"));

export const schemas = (folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".schema.json"))
    .map((file) => [file.replace(".schema.json", ""), json(`${folder}/${file}`)]);

/** Each spoiled book with the name of what is wrong in it. */
export const spoils = (folder) =>
  readdirSync(folder).map((file) => [file.split("--")[1].replace(".json", ""), json(`${folder}/${file}`)]);

/** What the law wrote out, with the verdicts of the schemas. */
export const cases = (path) =>
  readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line));

/** Ends the script, with an error where anything is wrong. */
export const end = (wrong, done) => {
  wrong.slice(0, 20).forEach((line) => console.error(line));
  console.log(done);
  process.exitCode = wrong.length > 0 ? 1 : 0;
};
