# attack: have a misspelt name looked for among very many others, again and again
# allowed: a traceback with a suggestion
# expect: limit steps
# options: --max-steps 3000000

import traceback

for number in range(100_000):
    globals()[f"name_{number}"] = number
try:
    name_of_nothing
except NameError as error:
    kept = error
print(len(traceback.format_exception(kept)) > 0)
while True:
    traceback.format_exception_only(kept)
