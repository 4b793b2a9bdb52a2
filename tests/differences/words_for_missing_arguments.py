# shows: functions that are native here are told so when arguments are missing, whatever CPython writes them in
# expect: benign
import re


def refused(call):
    try:
        call()
    except TypeError as error:
        return str(error)


assert refused(lambda: re.match()) == "match() missing required argument 'pattern' (pos 1)"
assert refused(lambda: re.sub("a")) == "sub() missing required argument 'repl' (pos 2)"
print("OK")
