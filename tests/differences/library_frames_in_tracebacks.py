# shows: a traceback names library code as <frozen module>, with this library's own lines
# expect: benign
import json
import traceback

try:
    json.loads("[")
except ValueError as error:
    lines = traceback.format_exception(error)
files = [line.split('"')[1] for line in "".join(lines).split("\n") if line.startswith('  File "')]
assert files[1:] and all(file.startswith("<frozen json") for file in files[1:]), files
assert lines[-1] == "json.decoder.JSONDecodeError: Expecting value: line 1 column 2 (char 1)\n", lines[-1]
print("OK")
