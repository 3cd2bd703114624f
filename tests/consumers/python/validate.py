"""Validates with jsonschema, formats checked: books, spoiled books, and what the law wrote out.

python validate.py SCHEMAS DOCUMENTS SPOILED BOOK..."""

import json
import pathlib
import sys

from jsonschema import FormatChecker
from jsonschema.validators import validator_for

schemas, documents, spoiled = map(pathlib.Path, sys.argv[1:4])
books = sys.argv[4:]
wrong = []


def validator(name):
    schema = json.loads((schemas / f"{name}.schema.json").read_text("utf-8"))
    kind = validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=FormatChecker())


def read(path):
    return json.loads(pathlib.Path(path).read_text("utf-8"))


for name in (path.name.removesuffix(".schema.json") for path in schemas.glob("*.schema.json")):
    if validator(name).is_valid({}):
        wrong.append(f"{name}: {{}} is valid")

book = validator("minutebook")
wrong += [f"{path}: refused" for path in books if not book.is_valid(read(path))]
wrong += [f"{path}: taken" for path in spoiled.iterdir() if book.is_valid(read(path))]

by_name = {name: validator(name) for name in ("minutebook", "record", "holidays")}
count = 0
for line in documents.read_text("utf-8").strip().split("\n"):
    case = json.loads(line)
    count += 1
    if by_name[case["schema"]].is_valid(case["document"]) != case["is_valid"]:
        wrong.append(f"another verdict than {case['is_valid']}: {line[:300]}")

print("\n".join(wrong))
print(f"{schemas}: {count} documents, {len(books)} books, {len(list(spoiled.iterdir()))} spoiled ones")
sys.exit(bool(wrong) or count < 2000)
