# options: --profile compat
# Patterns of every kind, and the errors of patterns.
class P:
    __match_args__=('x','y')
    def __init__(s,x,y): s.x=x; s.y=y
def m(v):
    match v:
        case None: return 'none'
        case True: return 'true'
        case 0: return 'zero'
        case -1: return 'neg'
        case 1+2j: return 'cplx'
        case -1.5: return 'f'
        case 'a'|'b' as z: return ('ab',z)
        case b'x': return 'bytes'
        case []: return 'empty'
        case [x]: return ('one',x)
        case [1,*rest,9]: return ('mid',rest)
        case (a,b) if a==b: return ('same',a)
        case [a,([b,_]|[_,b,_])]: return ('nest',a,b)
        case {'k':k,**r}: return ('map',k,r)
        case {}: return 'anymap'
        case P(0,y=q): return ('P0',q)
        case P(x=P(a,b)): return ('PP',a,b)
        case P(): return 'P'
        case int(i): return ('int',i)
        case str() as s if len(s)>2: return ('str',s)
        case float()|complex(): return 'num'
        case _: return 'other'
for v in [None,True,False,0,-1,1+2j,-1.5,'a','b',b'x',[],[5],(5,),[1,2,3,9],[1,9],[3,3],[3,4],[3,[4,5]],{'k':1},{'k':1,'z':2},{},{1:2},P(0,1),P(P(1,2),3),P(5,5),77,'long','lo',2.5,set(),range(0),range(1),bytearray(b'x'),'']:
    print(repr(v) if not isinstance(v,P) else 'P', m(v))
import collections
print(m(collections.deque([1,2,9])), m(collections.OrderedDict(k=3)), m(collections.UserDict(k=3) if 0 else {}), m(collections.ChainMap({'k':5})))
class Q: __match_args__='x'
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def q1():
    match Q():
        case Q(1): pass
t(q1)
class Q2: __match_args__=('a','a')
def q2():
    o=Q2(); o.a=1
    match o:
        case Q2(1,1): return 1
t(q2)
def q3():
    o=P(1,2)
    match o:
        case P(1,x=1): pass
t(q3)
def q4():
    match P(1,2):
        case P(1,2,3): pass
t(q4)
def q5():
    x=3
    match 3:
        case x(): pass
t(q5)
def q6():
    match 3:
        case int(1,2): pass
t(q6)
class Q7: __match_args__=(1,)
def q7():
    match Q7():
        case Q7(1): pass
t(q7)
def q8():
    k='a'
    class NS: a='a'
    match {'a':1}:
        case {'a':x, NS.a:y}: return x,y
t(q8)
def q9():
    match (1,2,3):
        case a,*_,c: return a,c
t(q9)
def q10():
    match {'a':1,'b':2}:
        case {'a':1,**rest}: return rest
t(q10)
class Len:
    def __len__(s): return 2
    def __getitem__(s,i): print('gi',i); return i
import collections.abc
collections.abc.Sequence.register(Len)
def q11():
    match Len():
        case [a,b]: return a,b
t(q11)
class Mp:
    def keys(s): return ['a']
    def get(s,k,d=None): print('get',k); return d if k!='a' else 5
    def __getitem__(s,k): print('gi'); return 6
collections.abc.Mapping.register(Mp)
def q12():
    match Mp():
        case {'a':x,'b':y}: return x,y
        case {'a':x}: return x
t(q12)
class DD(dict):
    def __missing__(s,k): return 'miss'
def q13():
    match DD():
        case {'a':x}: return x
        case _: return 'no'
t(q13)
for s in ["match 1:\n case x: pass\n case y: pass","match 1:\n case _: pass\n case 1: pass","match 1:\n case a|b: pass","match 1:\n case (a,a): pass","match 1:\n case {**r,'a':1}: pass","match 1:\n case {'a':1,'a':2}: pass","match 1:\n case P(x=1,x=2): pass","match 1:\n case P(x=1,2): pass","match 1:\n case [*a,*b]: pass","match 1:\n case x|1: pass","match 1:\n case 1+1: pass","match 1:\n case f'x': pass","match 1:\n case -x: pass","match 1:\n case {x:1}: pass","match 1:\n case 1 as _: pass","match 1:\n case 1 as x.y: pass","match 1:\n case (1|x): pass","match 1:\n case x as y: pass","match 1:\n pass","match 1:\ncase 1: pass","match x:\n case *a: print(a)","match 1:\n case {**_}: pass","match 1:\n case 1+2j: pass","match 1:\n case 1j+2: pass","match 1:\n case 1 as 2: pass", "match = 1; match[0:1]; match (1)", "match(x for x in y)\nmatch, case = 1,2", "match *a, b:\n case _: pass", "match x:\n case a.b.c: pass\n case a.b(): pass"]:
    try: compile(s,'<s>','exec'); print('ok')
    except SyntaxError as e: print(e.msg,e.lineno,e.offset,e.end_lineno,e.end_offset)
