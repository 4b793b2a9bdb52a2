# json: dumps and loads with their options, errors and round trips.

import json


def fails(action, *arguments, **named):
    try:
        print("no error:", action(*arguments, **named))
    except Exception as error:
        print(type(error).__name__, error)


for value in (None, True, False, 0, -5, 10 ** 25, 1.5, 1e100, -0.0, 0.1, "", "text", "é日😀", 'q"\\/\b\f\n\r\t\x00\x1f\x7f', "\u2028\ud800", [], {}, [1, [2, [3]]], (1, 2), {"a": 1, "b": [True, None]}, {1: "int", 1.5: "float", True: "bool", None: "none"}, [{}, [], ""], {"": {"": {}}}):
    text = json.dumps(value)
    print(text, json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), json.loads(text) == value)
data = {"b": [1, 2, {"x": None}], "a": {"nested": []}, "c": "é"}
print(json.dumps(data, indent=2), json.dumps(data, indent=0), json.dumps(data, indent="\t"), json.dumps([], indent=2), json.dumps({}, indent=4), json.dumps([[]], indent=1), sep="\n")
print(json.dumps(data, sort_keys=True), json.dumps(data, separators=(",", ":")), json.dumps([1, 2], indent=1, separators=(";", "=")), json.dumps(data, sort_keys=True, indent=1, ensure_ascii=False))
print(json.dumps(float("nan")), json.dumps([float("inf"), -float("inf")]), json.loads("NaN") != json.loads("NaN"), json.loads("[Infinity, -Infinity]"))
fails(json.dumps, float("nan"), allow_nan=False)
fails(json.dumps, {1, 2})
fails(json.dumps, object)
fails(json.dumps, b"bytes")
fails(json.dumps, {(1, 2): 3})
fails(json.dumps, {b"a": 3})
fails(json.dumps, 1j)
fails(json.dumps, {"a": [1, {2}]})
fails(json.dumps, {"b": 1, 2: 3}, sort_keys=True)
print(json.dumps({(1, 2): 3, "k": 4}, skipkeys=True), json.dumps({1, 2}, default=sorted), json.dumps([1j], default=str), json.dumps({"x": object()}, default=lambda o: {"type": type(o).__name__}))
fails(json.dumps, [1j], default=lambda o: o)
loop = []
loop.append(loop)
fails(json.dumps, loop)
loop = {}
loop["self"] = [loop]
fails(json.dumps, loop)
shared = [1]
print(json.dumps([shared, shared, {"s": shared}]))
for text in ("1", "-1.5e3", "1E400", "0", "-0", "-0.0", "[]", "{}", "null", " \t\n[1 , 2 ]\r\n", '"\\u00e9\\n\\/\\\\"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83dx"', '{"a": {"b": [1, {"c": null}]}}', '{"a": 1, "a": 2}', "123456789012345678901234567890", "1.0", "[1.5, 2]", '"é"', '{"": 0}', "true", "[[[[[]]]]]", '"\x7f"', "3.141592653589793238", "1e5", "1E-5"):
    print(repr(text), repr(json.loads(text)))
for text in ("", " ", "nul", "[1,]", "[1 2]", "{", "[", '{"a"}', '{"a":}', '{"a":1,}', "{a: 1}", "{1: 2}", '"abc', '"\n"', '"\\x"', '"\\u12"', "01", "1.", ".5", "-", "+1", "1 2", "[1] x", "'a'", "tru", "[,]", '{"a" 1}', '{"a":1 "b":2}', "\ufeff1", "--1", "1e", '["\t"]', "Nan", "[1,\n2,\n,]", '"\\', "{,}", "[}", "//"):
    fails(json.loads, text)
fails(json.loads, 5)
fails(json.loads, None)
fails(json.loads, "1", bad=1)
print(json.loads(b'{"a": [1]}'), json.loads(bytearray(b"[2]")), json.loads("é".join('""').encode()))
try:
    json.loads('{"line": 1,\n "x": ?}')
except json.JSONDecodeError as error:
    print(error, "|", error.msg, error.pos, error.lineno, error.colno, repr(error.doc), isinstance(error, ValueError))
print(json.loads("1.5", parse_float=str), json.loads("15", parse_int=lambda s: s + "!"), json.loads("NaN", parse_constant=lambda s: "const " + s), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"b": 1, "a": 2, "b": 3}', object_pairs_hook=list))


class Text(str):
    pass


class Number(int):
    pass


class Mapping(dict):
    pass


class Real(float):
    def __repr__(self):
        return "odd"


print(json.dumps([Text("t"), Number(5), Mapping(k=1), Real(1.5)]), json.dumps({Text("k"): Number(1)}), json.dumps({Number(3): 1}))
big = {"items": [{"id": i, "name": f"item {i}", "tags": ["a", "b"], "price": i / 4, "ok": i % 2 == 0, "none": None} for i in range(200)]}
text = json.dumps(big)
print(len(text), json.loads(text) == big, json.dumps(json.loads(text)) == text, len(json.dumps(big, indent=2)), json.dumps(big)[:80])
deep = value = []
for _ in range(100):
    inner = []
    value.append(inner)
    value = inner
print(json.dumps(deep) == "[" * 101 + "]" * 101, json.loads("[" * 101 + "]" * 101) == deep)
print(json.loads(json.dumps("".join(map(chr, range(0x300))))) == "".join(map(chr, range(0x300))), json.dumps({"k": 1}, indent=None), json.dumps("\U0010ffff"), json.dumps("</script>"))
print(json.dumps([1, 2, 3], indent=2).count("\n"), json.dumps(data, indent=3).splitlines()[1], json.dumps(1e22), json.dumps(123456789.123), json.dumps(5e-324), json.dumps(True), json.dumps({"a": True, "b": 1}))
