"""Reads books, lines and spoiled books with the models that datamodel-code-generator made.

python models.py MODELS DOCUMENTS SPOILED BOOK..."""

import json
import pathlib
import sys

from pydantic import ValidationError

sys.path.insert(0, sys.argv[1])
from minutebook_models import MinuteBook  # noqa: E402
from record_models import BookRecord  # noqa: E402

# A UUID is one in capitals too, what may be absent may be null, and no model asks for one of
# several fields.
CANNOT_REFUSE = {"id-in-capitals", "nobody", "nobody-by-null", "null-for-list"}

documents, spoiled = map(pathlib.Path, sys.argv[2:4])
wrong = []


def read_and_write(model, text):
    # `from` is no name in Python: only its alias is.
    return model.model_validate_json(text).model_dump(mode="json", by_alias=True, exclude_unset=True)


for path in sys.argv[4:]:
    text = pathlib.Path(path).read_text("utf-8")
    if read_and_write(MinuteBook, text) != json.loads(text):
        wrong.append(f"{path}: written back otherwise than it was read")

taken = set()
for path in spoiled.iterdir():
    try:
        MinuteBook.model_validate_json(path.read_text("utf-8"))
        taken.add(path.stem.split("--")[1])
    except ValidationError:
        pass
if taken != CANNOT_REFUSE:
    wrong.append(f"spoiled books are taken: {taken}, not {CANNOT_REFUSE}")

models = {"minutebook": MinuteBook, "record": BookRecord}
count = 0
for case in map(json.loads, documents.read_text("utf-8").strip().split("\n")):
    if case["is_valid"] and case["is_read"] and case["schema"] in models:
        count += 1
        text = json.dumps(case["document"])
        if read_and_write(models[case["schema"]], text) != case["document"]:
            wrong.append(f"written back otherwise: {text[:300]}")

print("\n".join(wrong))
print(f"pydantic: {len(sys.argv) - 4} books and {count} other documents written back equal")
sys.exit(bool(wrong) or count == 0)
