// Asks the JSON service of VS Code for what an editor shows of a book.
// node editor.js SCHEMAS BOOK
import { readFileSync } from "node:fs";
import { getLanguageService } from "vscode-json-languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import { end, json } from "./files.js";

const [folder, path] = process.argv.slice(2);
const schema = json(`${folder}/minutebook.schema.json`);
const service = getLanguageService({});
service.configure({ validate: true, schemas: [{ uri: schema.$id, fileMatch: ["*"], schema }] });

const open = (text) => {
  const document = TextDocument.create("file:///book.json", "json", 1, text);
  return [document, service.parseJSONDocument(document)];
};
const wrong = [];
const expect = (what, holds) => holds || wrong.push(`the editor does not show ${what}`);

const text = readFileSync(path, "utf8");
const [book, parsed] = open(text);
expect("a good book as good", (await service.doValidation(book, parsed)).length === 0);

const hover = async (word) => {
  const shown = await service.doHover(book, book.positionAt(text.indexOf(word) + 1), parsed);
  return JSON.stringify(shown?.contents ?? "");
};
expect("what a field means", (await hover('"boards"')).includes("The boards"));
expect("what a word means", (await hover('"complete"')).includes("is not in the minutes"));

// `|` is where the cursor stands.
const complete = async (before) => {
  const at = before.indexOf("|");
  const [document, tree] = open(before.replace("|", ""));
  const list = await service.doComplete(document, document.positionAt(at), tree);
  return list.items;
};
const fields = await complete('{"meetings": [{|}]}');
expect("the fields of a meeting", fields.some((item) => item.label === "board_id" && item.documentation));
const words = await complete('{"meetings": [{"status": |}]}');
expect("the words of a list", words.some((item) => item.label.includes("adjourned") && item.documentation));

const [spoiled, tree] = open(text.replace('"weekday"', '"wekday"'));
const slips = await service.doValidation(spoiled, tree);
expect("an unknown field", slips.length === 1 && slips[0].message.includes("wekday"));
end(wrong, "VS Code: hover, completion and validation");
