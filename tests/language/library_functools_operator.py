# functools and operator: partial, caches, keys, every operator with good and bad arguments.
import functools, operator
from functools import *
from operator import itemgetter, attrgetter, methodcaller
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
def f(*a,**k): return a,k
p=partial(f,1,2,x=3); print(p(), p(4,y=5), p(x=9), p.func is f, p.args, p.keywords)
print(repr(partial(print,1)), partial, repr(partial(int,base=2)), partial(int,base=2)('101'))
q=partial(p,7,z=1); print(q.args,q.keywords,q.func is f, q())
t(partial); t(partial,5); t(partial(f),a=1)
p.attr=5; print(p.attr)
def s1(): p.func=1
class P(partial): pass
print(repr(P(len)), P(len)('abc'), type(P(partial(len))).__name__)
class A:
    pm=partialmethod(lambda self,*a: (self.x,a), 10)
    x=3
print(A().pm(5))
t(reduce, lambda a,b:a+b, [1,2,3]); t(reduce, lambda a,b:a+b, [], 5); t(reduce, lambda a,b:a+b, []); t(reduce); t(reduce, 1); t(reduce, operator.add, 5); t(reduce, operator.mul, [1,2,3], 10); t(reduce,1,2,3,4); t(reduce,operator.add,['a'])
k=cmp_to_key(lambda a,b:(a>b)-(a<b)); print(sorted([3,1,2],key=k), sorted('hello',key=cmp_to_key(lambda a,b:ord(b)-ord(a))), k(1)<k(2), k(1)==k(1), k(3)>=k(4), k(1)!=k(1), k(5).obj, type(k).__name__)
t(lambda: k(1)<5); t(lambda: hash(k(1))); t(cmp_to_key); t(lambda: k(obj=1).obj); t(cmp_to_key,mycmp=1,x=2)
calls=[]
@lru_cache(maxsize=2)
def g(x,y=0): calls.append((x,y)); return x+y
print(g(1),g(1),g(2),g(3),g(1),g.cache_info(),calls,g.cache_parameters()); g.cache_clear(); print(g.cache_info(), g.__name__, g.__wrapped__(5), g(x=1), g(1), g(1,y=0), g.cache_info())
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(200), fib.cache_info())
@lru_cache
def h(*a,**k): return a,k
print(h(1),h(1.0),h(True),h('a'),h(1,b=2),h(b=2),h.cache_info())
@lru_cache(maxsize=None,typed=True)
def ty(x): return type(x).__name__
print(ty(1),ty(1.0),ty(True),ty(1),ty.cache_info())
@lru_cache(maxsize=0)
def z(x): return x
z(1);z(1);print(z.cache_info())
@lru_cache(maxsize=-5)
def z(x): return x
z(1);print(z.cache_info())
t(g,[1]); t(lru_cache,'a'); t(lru_cache(5),3)
class C:
    def __init__(self,v): self.v=v
    @lru_cache(maxsize=None)
    def m(self,x): return self.v+x
    @cached_property
    def cp(self): print('computing'); return self.v*2
    @property
    @lru_cache
    def pr(self): return self.v
c=C(5); print(c.m(1),c.m(1),C.m.cache_info(),c.cp,c.cp,c.pr, C(6).m(1)); 
i=g.cache_info(); print(i.hits, i[1], i, tuple(i), i==(i.hits,i.misses,i.maxsize,i.currsize))
@lru_cache(maxsize=3)
def lru(x): return x
for x in (1,2,3,1,4,2,5,1): lru(x)
print(lru.cache_info())
@lru_cache(maxsize=10)
def boom(x): raise ValueError(x)
t(boom,1); t(boom,1); print(boom.cache_info())
@wraps(f)
def w(): "doc"
print(w.__name__, w.__wrapped__ is f)
@total_ordering
class T:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(T(1)<=T(2), T(2)>T(1), T(1)>=T(1))
@singledispatch
def sd(x): return 'base'
@sd.register
def _(x:int): return 'int'
@sd.register(str)
def _(x): return 'str'
print(sd(1),sd('a'),sd(2.5),sd(True))
# operator
for name in sorted(n for n in dir(operator) if not n.startswith('_') and n not in ('is_none','is_not_none')):
    fn=getattr(operator,name)
    for args in ((),(1,),(7,3),([1,2],[3]),('abc','b'),(True,False),([1,2,1],1),({'a':1},'a'),([1,2],0,9),(5,0),(print,1)):
        if name=='call' and not args: continue
        try: r=fn(*args); print(name,args,r if not 'object at' in repr(r) else '', )
        except BaseException as e:
            if name not in ('is_none','is_not_none'): print(name,args,type(e).__name__, str(e).replace('_operator.','operator.'))
print(itemgetter(1), itemgetter(1,'a'), attrgetter('a.b','c'), methodcaller('f',1,x=[2]))
print(itemgetter(1)([1,2]), itemgetter(0,-1)('abc'), itemgetter(slice(1,3))('abcd'), attrgetter('real')(5), attrgetter('real','imag')(5), methodcaller('upper')('a'), methodcaller('split',',',maxsplit=1)('a,b,c'))
t(itemgetter); t(itemgetter(1)); t(itemgetter(1),1,2); t(itemgetter(5),[1]); t(attrgetter,5); t(attrgetter('zz'),5); t(attrgetter('real.zz'),5); t(methodcaller); t(methodcaller,5); t(methodcaller('zz'),5); t(itemgetter,x=1); t(attrgetter('a'),x=1)
class O: pass
o=O(); o.a=O(); o.a.b=5; print(attrgetter('a.b')(o), attrgetter('a.b','a.b')(o))
print(operator.length_hint([1,2]), operator.length_hint(iter([1,2,3])), operator.length_hint(5,9)); t(operator.length_hint,5,'a')
print(sorted([(2,'b'),(1,'a')],key=itemgetter(0)), sorted(['b','A'],key=methodcaller('lower')), operator.__name__ , itemgetter)
