"""Runs every program once in each round on the same file, and prints how much longer each takes than
reading the same fields by stock derives in the same round.

python side_by_side.py ROUNDS FILE COMMAND...     (a command is words with spaces between)"""

import json
import pathlib
import statistics
import subprocess
import sys

rounds, file, *commands = sys.argv[1:]
size = pathlib.Path(file).stat().st_size / 1e6
times = {}
for number in range(int(rounds)):
    taken = {}
    for command in commands:
        # What takes minutes is run once.
        words = [word for word in command.split() if word != "slow" or number == 0]
        for line in subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines():
            if line.startswith("{"):
                result = json.loads(line)
                taken[result["name"]] = result["ms"]
    baseline = next(iter(taken.values()))
    own = list(taken.values())[1]
    for name, ms in taken.items():
        times.setdefault(name, []).append((ms, ms / baseline, ms / own))

print(f"\n{size:.1f} MB, {rounds} rounds\n")
print("| program | ms | MB/s | × baseline | × minutebook |")
print("|---|---:|---:|---:|---:|")
for name, results in times.items():
    ms, ratio, to_own = (statistics.median(column) for column in zip(*results))
    print(f"| {name} | {ms:.1f} | {size / ms * 1e3:.1f} | {ratio:.2f} | {to_own:.2f} |")
