# from __future__ import annotations: texts, in the form that the compiler gives them.
from __future__ import annotations


def function(a: int, b: dict[str,int], c: "quoted", d: 'it\'s', e: a  or b and not c, f: (x, y), g: (), h: (1,), i: x[1:2, ::3], j: x[(1, 2)],
             k: lambda x, /, y=1, *z, w, v=2, **u: x, l: [x for x in y if z if w], m: {**a, 'b': 1}, n: {1, 2}, o: f(*a, b=1, **c),
             p: a if b else c, q: -x ** -y, r: (a + b) * c - (d - e), s: a < b <= c is not d not in e, t: not a, u: 1 .real, v: ...,
             w: b'bytes\x00', x: a.b.c[d].e(), y: (x for x in y), z: sum(x for x in y), *args: *Ts, aa: f'a{b!r:>{c}}d{{}}{e=}', bb: f"{'x'}'", cc: 1e1000, dd: 1.50, ee: 1e16, ff: 1e-5, gg: 2.5j, hh: 123456789.125, ii: 1e-4,
             jj: f'{ {1: 2} }', **kwargs: (yield_) | None) -> undefined[0]:
    local: anything.at_all = 5
    return local


for name, text in function.__annotations__.items():
    print(name, text)
print(function(*range(26), **{name * 2: 0 for name in 'abcdefghij'}))


class C:
    a: undefined
    b: "text" = 1
    __private: int


print(C.__annotations__)
module_level: undefined | None
print(__annotations__)
for text in ("from __future__ import nonsense", "x = 1\nfrom __future__ import division", "from __future__ import braces",
             "from __future__ import division; x = 1; from __future__ import division", "from __future__ import annotations\nx.__debug__: int",
             "'doc'\n'more'\nfrom __future__ import division", "from __future__ import (annotations, nonsense)"):
    try:
        exec(text, {})
    except SyntaxError as error:
        print(error.msg)
import __future__
print(__future__.all_feature_names, __future__.annotations, __future__.division.getMandatoryRelease())
