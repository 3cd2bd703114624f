"""Writes spoiled copies of a minute book: each with one thing that the format forbids.

python spoil.py FOLDER BOOK..."""

import copy
import json
import pathlib
import sys

GONE = object()

# What is wrong, where, and what stands there instead.
SPOILS = {
    "no-such-day": ("/meetings/0/on", "2024-02-30"),
    "no-such-time": ("/meetings/0/starts_at", "24:00"),
    "no-such-year": ("/meetings/0/items/0/reported_year", "2021/23"),
    "unknown-field": ("/meetings/0/wekday", "friday"),
    "field-missing": ("/meetings/0/status", GONE),
    "unknown-word": ("/meetings/0/status", "Held"),
    "id-in-capitals": ("/meetings/0/id", "3A000000-0000-4000-8000-00000000000F"),
    "number-for-text": ("/boards/0/name", 7),
    "blank-text": ("/boards/0/name", " \u00a0"),
    "list-for-object": ("/meetings/0", []),
    "below-zero": ("/meetings/0/items/0/planned_position", -1),
    "too-large": ("/meetings/0/items/0/planned_position", 65536),
    "line-break-in-label": ("/meetings/0/items/0/agenda_number", "1\n"),
    "nobody": ("/meetings/0/attendance/0/who", {}),
    "nobody-by-null": ("/meetings/0/attendance/0/who", {"as_printed": None}),
    "null-for-list": ("/meetings/0/items", None),
    "newer-format": ("/format", "minutebook/2"),
}


def put(document, pointer, value):
    *way, last = pointer.split("/")[1:]
    for step in way:
        document = document[int(step) if isinstance(document, list) else step]
    if isinstance(document, list):
        document[int(last)] = value
    elif value is GONE:
        del document[last]
    else:
        document[last] = value


def main():
    folder = pathlib.Path(sys.argv[1])
    for book in map(pathlib.Path, sys.argv[2:]):
        whole = json.loads(book.read_text("utf-8"))
        for name, (pointer, value) in SPOILS.items():
            spoiled = copy.deepcopy(whole)
            try:
                put(spoiled, pointer, value)
            except (KeyError, IndexError):
                continue  # This book has no such place.
            (folder / f"{book.stem}--{name}.json").write_text(json.dumps(spoiled), "utf-8")
        (folder / f"{book.stem}--empty.json").write_text("{}", "utf-8")


main()
