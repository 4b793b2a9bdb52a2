# shows: source text is UTF-8; other declared encodings are refused
# expect: benign

try:
    exec(b"# -*- coding: cp1252 -*-\nx = 1\n")
except SyntaxError as error:
    assert "cp1252" in str(error), error
else:
    raise AssertionError("accepted")
space = {}
exec("# -*- coding: utf-8 -*-\nx = 'é'\n", space)
assert space["x"] == "é"
print("OK")
