# shows: source text is UTF-8 or in a single-byte encoding; other declared encodings are refused
# expect: benign

try:
    exec(b"# -*- coding: shift_jis -*-\nx = 1\n")
except SyntaxError as error:
    assert "shift_jis" in str(error), error
else:
    raise AssertionError("accepted")
space = {}
exec(b"# -*- coding: cp1252 -*-\nx = '\x80'\n", space)
assert space["x"] == "\u20ac"
exec("# -*- coding: utf-8 -*-\nx = 'é'\n", space)
assert space["x"] == "é"
print("OK")
