#!/usr/bin/env bash
# Fills fuzz/corpus/ with the example books and, for the values, each short text in them.
set -euo pipefail
cd "$(dirname "$0")"

mkdir -p corpus/values
for target in read check round_trip; do
  mkdir -p "corpus/$target"
  cp ../examples/*.json ../examples/*/*.json "corpus/$target/"
done
cat ../examples/valid.json ../examples/minute-books/*.json | grep -oE '"[^"]{1,40}"' | tr -d '"' | sort -u | while IFS= read -r text; do
  printf '%s' "$text" >"corpus/values/$(printf '%s' "$text" | sha1sum | cut -c1-16)"
done
