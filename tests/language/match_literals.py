# What may stand as a literal in a pattern, and which keys of a mapping pattern are one.


def check(pattern):
    try:
        exec(f"match None:\n    case {pattern}:\n        pass\n", {})
        print(pattern, "is fine")
    except SyntaxError as error:
        print(pattern, error.msg, error.lineno, error.offset)


for pattern in ("{0: _, False: _}", "{0: _, 0.0: _}", "{0: _, -0: _}", "{0: _, 0j: _}", "{1: _, True: _}", "{1: _, '1': _}",
                "{'a': _, 'a': _}", "{b'a': _, 'a': _}", "{None: _, None: _}", "{-1: _, -1.0: _}",
                "{0.5: _, 0.5: _}", "f''", "f'{x}'", "{f'': _}", "-1", "1 + 2j", "'a' 'b'"):
    check(pattern)
