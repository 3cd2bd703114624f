"""What of the comparison runs in Python, on a generated book.

python peer.py SCHEMA MODELS FILE PASSES [slow]"""

import gc
import json
import pathlib
import sys
import time

schema_path, models, file, passes = sys.argv[1:5]
schema = json.loads(pathlib.Path(schema_path).read_text("utf-8"))
text = pathlib.Path(file).read_bytes()
sys.path.insert(0, models)


def measure(name, run, passes, warms_up=True):
    if warms_up and run():
        sys.exit(f"{name} finds something")
    times = []
    for _ in range(passes):
        gc.collect()
        began = time.perf_counter()
        found = run()
        times.append((time.perf_counter() - began) * 1e3)
        if found:
            sys.exit(f"{name} finds something")
    times.sort()
    print(json.dumps({"name": name, "ms": times[len(times) // 2]}), flush=True)


def jsonschema_rs():
    import jsonschema_rs

    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    return lambda: sum(1 for _ in validator.iter_errors(json.loads(text)))


def pydantic(with_checks):
    from cross_checks import faults
    from minutebook_models import MinuteBook

    def run():
        book = MinuteBook.model_validate_json(text)
        return len(faults(book)) if with_checks else 0

    return run


def jsonschema():
    from jsonschema import Draft202012Validator, FormatChecker

    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return lambda: sum(1 for _ in validator.iter_errors(json.loads(text)))


passes = int(passes)
measure("jsonschema-rs from Python, parse and all errors", jsonschema_rs(), passes)
measure("pydantic 2", pydantic(False), passes)
measure("pydantic 2, with cross-checks in Python", pydantic(True), passes)
# It takes minutes: one pass, and none to warm up.
if sys.argv[5:] == ["slow"]:
    measure("Python jsonschema, parse and all errors", jsonschema(), 1, warms_up=False)
