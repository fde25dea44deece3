#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check-schema.py SCHEMA FILE...: each line is valid; then that the schema can say no."""
import json
import sys

import jsonschema

WRONG = [
    '{"recto":2}', '{"meta":{}}', '{"kind":"article"}', '{"end":-1}', '{"end":1,"more":0}',
    '{"kind":"part","content":[{"kind":"text"}]}',
    '{"kind":"part","content":[{"kind":"discard","reason":"boredom"}]}',
    '{"kind":"part","attrs":{"colour":"red"}}', '{"kind":"part","at":[1,2]}',
    '{"kind":"part","cert":"none"}', '{"kind":"part","content":[{"kind":"poem"}]}',
]

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
valid = jsonschema.Draft7Validator(schema)
failures = 0
for name in sys.argv[2:]:
    with open(name, encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, 1):
            for error in valid.iter_errors(json.loads(line)):
                print(f"{name}:{number}: {error.message[:300]}")
                failures += 1
for line in WRONG:
    if valid.is_valid(json.loads(line)):
        print("valid, and should not be:", line)
        failures += 1
sys.exit(failures > 0)
