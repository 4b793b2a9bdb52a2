# The match statement: every kind of pattern, captures, guards, and the errors of the compiler and at run time.
from collections import deque, OrderedDict, defaultdict
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
class Q(Point): z = 3
class Color: RED = 1; GREEN = 2
def m(v):
    match v:
        case 0: return 'zero'
        case 1 | 2 as n: return ('one-two', n)
        case -1 | 1.5 | 2j | -3-4j: return 'num'
        case 'a' | b'b': return 'strs'
        case None: return 'none'
        case True: return 'true'
        case Color.GREEN: return 'green'
        case []: return 'empty'
        case [x]: return ('single', x)
        case [1, x, *_]: return ('1x', x)
        case (a, [b, c], *rest) if a != 5: return ('nest', a, b, c, rest)
        case [*init, 'end']: return ('init', init)
        case [*_, 9, _]: return 'next-last 9'
        case {'k': k, 'm': [p, *_], **rest}: return ('map', k, p, rest)
        case {'k': (int() | str()) as k}: return ('mapk', k)
        case {}: return ('anymap', v)
        case Q(x=0, z=zz): return ('Q', zz)
        case Point(0, y): return ('P0', y)
        case Point(x=x, y=Point(xx, yy)): return ('PP', x, xx, yy)
        case Point(): return 'point'
        case int(n) if n > 100: return ('big', n)
        case str(s): return ('str', s)
        case float() | int(): return 'number'
        case tuple() | list(): return 'seq'
        case _: return 'other'
for v in [0, 1, 2, -1, 1.5, 2j, -3-4j, 'a', b'b', None, True, False, [], [3], (1, 2, 3), [7, [8, 9], 10, 11], [5, [6, 7]],
          [3, 4, 'end'], [1], (4, 9, 5), {'k': 1, 'm': [2, 3], 'o': 4}, {'k': 's'}, {'k': 1.5}, {}, Q(0, 1), Q(1, 1), Point(0, 5),
          Point(1, Point(2, 3)), Point(1, 1), 1000, 50, 'hello', 2.5, object, 'ab', bytearray(b'x'), range(1), range(3),
          deque([1, 2]), OrderedDict(k=1), defaultdict(int, k='z'), {1, 2}, iter([])]:
    print(repr(v) if not isinstance(v, (Point, type(iter([])))) else type(v).__name__, '->', m(v))
def scope():
    x = 1
    match [1, 2]:
        case [x, y] if x > 5: pass
        case [a, b]: pass
    print(x, a, b)
    f = lambda: y
    print(f())
    match {'a': {'b': [1, {'c': 3}]}}:
        case {'a': {'b': [_, {'c': deep}]}}: print(deep)
    for i in range(4):
        match i:
            case 0: continue
            case 3: break
            case other: print(other)
scope()
match = 5; case = 6; print(match, case)
for bad in ['match x:\n case a: pass\n case b: pass', 'match x:\n case _: pass\n case 1: pass', 'match x:\n case a | b: pass', 'match x:\n case (a, a): pass',
            'match x:\n case [*a, *b]: pass', 'match x:\n case {1: a, 1: b}: pass', 'match x:\n case A(a=1, a=2): pass', 'match x:\n case a | 1: pass', 'match x:\n case 1 | _: pass\n case 2: pass']:
    try: exec(bad)
    except SyntaxError as e: print(e.msg, e.lineno, e.offset)
class W:
    __match_args__ = ['x']
class W2:
    __match_args__ = (1,)
class W3:
    __match_args__ = ('a', 'a'); a = 1
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def e1():
    match W():
        case W(1): pass
def e2():
    match W2():
        case W2(1): pass
def e3():
    match W3():
        case W3(1, 1): pass
def e4():
    match 5:
        case int(1, 2): pass
def e5():
    c = 5
    match 5:
        case c(): pass
def e6():
    match Point(1, 2):
        case Point(1, 2, 3): pass
def e7():
    match {1: 2}:
        case {Color.RED: a, 1: b}: pass
for f in (e1, e2, e3, e4, e5, e6, e7): t(f)
