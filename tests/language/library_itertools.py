# Every iterator of itertools: arguments, messages, reprs, subclasses, and errors of the source.
from itertools import *
import operator
def t(f,*a,**k):
    try:
        r=f(*a,**k)
        text=repr(r if not hasattr(r,'__next__') else list(islice(r,12)))
        print(text if ' at 0x' not in text else 'objects')
    except BaseException as e: print(type(e).__name__, e)
for c in (count,cycle,repeat,accumulate,chain,compress,dropwhile,takewhile,filterfalse,groupby,islice,pairwise,batched,starmap,tee,zip_longest,product,permutations,combinations,combinations_with_replacement):
    print(c.__name__, repr(c))
    t(c); t(c,1); t(c,1,2); t(c,1,2,3); t(c,1,2,3,4,5,6); t(c,'abc'); t(c,'abcd',2); t(c,'abc',-1); t(c,'ab','cd'); t(c,'ab','x','c'); t(c,bad=1); t(c,'abc',bad=1); t(c, None, [1,0,2]); t(c, lambda x: x>1, [1,2,1]); t(c,[1,2,3],lambda *x: sum(x))
    try:
        class S(c): pass
        print(S.__name__)
        x=S('abc',2) 
        print(type(x).__name__, iter(x) is x, next(x))
    except BaseException as e: print(type(e).__name__, e)
print(count(), count(5), count(5,2), count(2.5), count(1,1.0), count(10**20), count(step=3), count(start=2, step=-1))
c=count(2**47-2)
print([next(c) for _ in range(4)])
c=count(10**20, 3); print(next(c), next(c), c)
c=count(0.5); print(next(c),next(c),c)
t(count,1j); t(count,True); print(next(count(True)))
t(count,'a'); t(count,1,'a'); t(count,None)
print(repeat(5), repeat(5,3), repeat([],0), repeat(object=1,times=2), repeat(1,-5))
print(list(repeat(7,3)))
r=repeat('x',5); next(r); print(r, r.__length_hint__(), operator.length_hint(r))
t(lambda: repeat(1).__length_hint__()); print(7)
t(repeat,1,'a'); t(repeat,1,None); t(repeat,1,10**30)
print(list(islice(cycle('abc'),8)), list(cycle([])))
print(list(accumulate([1,2,3,4])), list(accumulate([1,2,3],operator.mul)), list(accumulate([1,2],initial=10)), list(accumulate([],initial=5)), list(accumulate('abc')), list(accumulate([])), list(accumulate([1,2,3],None,initial=None)))
t(lambda: list(accumulate([1,'a'])))
print(list(chain('ab',[1],(),range(2))), list(chain.from_iterable(['ab','cd'])), chain[int])
t(lambda: list(chain([1],5,[2])))
x=chain([1],5,[2]); print(next(x)); t(next,x); t(next,x); t(next,x)
class C(chain): pass
print(type(C.from_iterable(['a'])).__name__, list(C.from_iterable(['ab','c'])))
print(list(compress('abcdef',[1,0,1,0,1,1])), list(compress(data='ab',selectors=[0,1])))
print(list(dropwhile(lambda x:x<3,[1,2,3,1])), list(takewhile(lambda x:x<3,[1,2,3,1])), list(filterfalse(None,[0,1,2,''])), list(filterfalse(lambda x:x%2,range(6))), list(filterfalse(bool,[0,1])))
tw=takewhile(lambda x:x<2,[1,5,1]); print(list(tw), list(tw))
for a in ((5,),(2,5),(1,None,2),(0,10,3),(None,),(None,None),(None,None,None),(3,2),(0,0),(2,2,2),(1,8,3)):
    print(a, list(islice(range(10),*a)))
for a in ((-1,),(1,-1),(1,2,0),(1,2,-1),('a',),(1,'a'),(1,2,'a'),(1.5,),(2**63,),(1,2,2**64)):
    t(islice,range(10),*a)
it=iter(range(10)); print(list(islice(it,2,6,3)), list(it))
it=iter(range(10)); print(list(islice(it,3)), next(it))
it=iter(range(10)); s=islice(it,1,None,4); print(next(s),next(s),next(it),list(s))
print(list(pairwise('abcd')), list(pairwise('a')), list(pairwise('')))
print(list(batched('abcdefg',3)), list(batched('abcdef',3,strict=True)))
t(lambda: list(batched('abcdefg',3,strict=True))); t(batched,'ab',0); t(batched,'ab','c'); t(batched,'abc',n=2)
print(list(starmap(pow,[(2,3),[3,2]])), list(starmap(lambda *a:a,['ab',range(3)])))
t(lambda: list(starmap(pow,[5])))
print(list(zip_longest('abc','x',fillvalue='-')), list(zip_longest()), list(zip_longest('ab',[1,2,3],())))
t(zip_longest,'a',fill=1); t(zip_longest,5)
print([(k,list(g)) for k,g in groupby('aaabbca')], [(k,list(g)) for k,g in groupby([1,3,2,4,5],lambda x:x%2)])
g=groupby('aabb'); k1,g1=next(g); k2,g2=next(g); print(k1,k2,list(g1),list(g2), type(g1).__name__)
g=groupby('aabb'); k,gg=next(g); print(next(gg)); print([k for k,_ in g], list(gg))
t(groupby,'abc',key=len)
t(lambda:[(k,list(g)) for k,g in groupby([1,'a',2],key=lambda x:x+1)])
a,b,c=tee(range(100),3); print(next(a),next(a),next(b),sum(a),sum(b),sum(c),type(a).__name__)
print(tee([],0), len(tee('a',1)), tee('ab')[0].__copy__().__class__.__name__)
t(tee,'a',-1); t(tee,5); t(tee,'a','b'); t(tee)
x,=tee('abc',1); next(x); y,z=tee(x); print(list(y),list(z))
print(list(product('ab',[1,2])), list(product()), list(product('ab',repeat=2)), list(product('ab',[])), list(product(repeat=0)), list(product('ab',repeat=0)), len(list(product(range(3),repeat=4))))
t(product,'a',repeat=-1); t(product,'a',rep=1); t(product,5); t(product,'ab',repeat='x'); t(product,'ab',repeat=2**62)
print(list(permutations('abc')), list(permutations('abc',2)), list(permutations('abc',0)), list(permutations('ab',3)), list(permutations('')), list(permutations('abcd',3)) )
t(permutations,'a',-1); t(permutations,'a',1.5); t(permutations,5); t(permutations,'abc',r=None); t(permutations,iterable='ab',r=1)
print(list(combinations('abcd',2)), list(combinations('abc',0)), list(combinations('ab',3)), list(combinations(range(5),3)), list(combinations('abc',3)))
t(combinations,'a',-1); t(combinations,'a','b'); t(combinations,iterable='abc',r=2); t(combinations,'abc')
print(list(combinations_with_replacement('abc',2)), list(combinations_with_replacement('',0)), list(combinations_with_replacement('',1)), list(combinations_with_replacement('ab',3)))
print(chain.__module__, chain.__qualname__, chain.__name__, type(chain()).__name__, tee.__name__)
class A(count):
    def __next__(self): return super().__next__()*2
    def __repr__(self): return 'A!'
a=A(3); print(next(a),next(a),a,list(islice(a,3)))
class R(repeat):
    def __init__(self,*a): self.tag=1
r=R(1,2); print(r.tag, r, list(r))
class P(product): pass
print(list(P('ab',repeat=2)))
print(isinstance(a,count), issubclass(A,count))
def g():
    yield 1
    raise ValueError('boom')
for f in (lambda i: chain(i), lambda i: cycle(i), lambda i: islice(i,5), lambda i: pairwise(i), lambda i: batched(i,5), lambda i: zip_longest(i,'abc'), lambda i: groupby(i), lambda i: tee(i)[0], lambda i: accumulate(i), lambda i: compress(i,[1,1,1]), lambda i: takewhile(lambda x:1,i)):
    x=f(g())
    for _ in range(4):
        try: y=next(x); print(y if ' at 0x' not in repr(y) else 'objects', end=' ')
        except Exception as e: print(type(e).__name__, end=' ')
    print()
