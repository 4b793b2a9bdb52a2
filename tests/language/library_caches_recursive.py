# Caches and partials called recursively as deep as guest functions, with keys whose comparison interferes.
from functools import lru_cache, cache, partial
@lru_cache
def f(n): return 0 if n==0 else 1+f(n-1)
print(f(900), f.cache_info())
@cache
def g(n): return 0 if n==0 else 1+g(n-1)
print(g(900))
try: f(5000)
except RecursionError as e: print(e)
print(f(950), f.cache_info().currsize)
class K:
    def __eq__(s,o): raise ValueError('eq')
    def __hash__(s): return 1
@cache
def h(k): return 5
print(h(K()))
try: h(K())
except ValueError as e: print(e)
class Clear:
    def __eq__(s,o): q.cache_clear(); return True
    def __hash__(s): return 1
@lru_cache(2)
def q(k): return 5
a=Clear(); q(a); print(q(Clear()), q(1), q(2), q(3), q(Clear()), q.cache_info().currsize)
@lru_cache(3)
def rec(n):
    if n: rec(n-1); rec(n-1)
    return n
print(rec(6), rec.cache_info())
@cache
def gen(n): yield n
print(list(gen(1)), list(gen(1)))
@cache
def bad(n): raise KeyError(n)
for _ in range(2):
    try: bad(1)
    except KeyError as e: print(e, bad.cache_info().misses)
print(list(map(g,[1,2,3])), sorted([3,1,2],key=g), max([1,2],key=cache(lambda x:-x)))
def p(n, m): return n if m==0 else partial(p,n+1)(m-1)
print(p(0,900))
try: g()
except TypeError as e: print(e)
try: g(1,2)
except TypeError as e: print(e)
class M:
    @cache
    def m(self,n): return 0 if n==0 else 1+self.m(n-1)
print(M().m(300))
@cache
def outer(n):
    for i in (1,2): yield_ = g(i)
    return [g(i) for i in range(n)]
print(outer(4))
class BadEq:
    def __init__(s,v): s.v=v
    def __hash__(s): return 7
    def __eq__(s,o):
        if o.v==2: raise OSError('late')
        return False
@lru_cache(5)
def store(x): x.v=2; return 1
store(BadEq(1))
try: store(BadEq(3))
except OSError as e: print('late',e)
