# functools: dispatch by type, partial methods, orderings and cached properties.
from functools import *
import functools
@singledispatch
def f(x, y=0): "doc"; return 'base'
@f.register
def _(x: int, y=0): return 'int'
@f.register(list | tuple)
def _(x, y=0): return 'seq'
f.register(str, lambda x, y=0: 'str')
class A: pass
class B(A): pass
class C(B): pass
f.register(A)(lambda x, y=0: 'A'); 
print(f(1),f(True),f([]),f(()),f('a'),f(1.5),f(C()),f(None), f.__name__, f.__doc__, f.dispatch(bool) is f.dispatch(int))
f.register(B, lambda x, y=0: 'B'); print(f(C()), f(A()))
def t(g,*a):
    try: print(g(*a))
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
t(f); t(f.register, 5); t(f.register, 5, len)
class M:
    @singledispatchmethod
    def m(self, x): return 'base', x
    @m.register
    def _(self, x: int): return 'int', x
    @m.register(str)
    def _(self, x): return 'str', x
    @singledispatchmethod
    @classmethod
    def c(cls, x): return cls.__name__, x
    @c.register
    @classmethod
    def _(cls, x: int): return 'int', cls.__name__
    def plain(self, a, b=2): return a, b
    pm = partialmethod(plain, 5)
    pk = partialmethod(plain, b=7)
m=M(); print(m.m(1), m.m('a'), m.m([]), M.c('x'), m.c(4), m.pm(), m.pm(9), m.pk(1))
t(lambda: functools.nope)
@total_ordering
class T:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v if isinstance(o,T) else NotImplemented
    def __gt__(s,o): return s.v>o.v if isinstance(o,T) else NotImplemented
print(T(1)<T(2),T(1)<=T(1),T(2)>=T(3),sorted([T(3),T(1)],key=lambda x:x)[0].v)
t(lambda: T(1)<5)
t(lambda: total_ordering(type('Q',(),{})))
class CP:
    @cached_property
    def x(self): print('once'); return 5
c=CP(); print(c.x,c.x); del c.x; print(c.x); 
