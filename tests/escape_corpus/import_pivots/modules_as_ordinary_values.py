# attack: none: modules passed to functions, kept in tables, asked for names and compared
# allowed: modules as values
# expect: benign
# compat: contained
import json
import math
import string


def call(module, name, *arguments):
    return getattr(module, name)(*arguments)


table = {"number": math, "text": string, "data": json}
assert call(math, "sqrt", 9) == 3 and call(table["data"], "loads", "[1]") == [1] and table["text"].digits == "0123456789"
assert [module.__name__ for module in table.values()] == ["math", "string", "json"] and hasattr(math, "pi") and not hasattr(math, "pie")
assert type(math) is type(json) and math is not json and len({math, json, math}) == 2 and "sqrt" in dir(math)
math.own_constant = 5
assert math.own_constant == 5
del math.own_constant
try:
    call(math, "missing")
except AttributeError as error:
    print(type(error).__name__)
print("OK")
