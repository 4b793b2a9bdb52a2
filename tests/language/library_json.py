# json: every kind of value with every option, errors with their places, and random round trips.
import json, random, math
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
vals=[None,True,False,0,-5,10**30,1.5,-0.0,1e100,1e16,'a','é\u20ac\U0001F600"\\\n\t\x00\x1f\x7f\b\f\r/','',[],{},(),[1,[2,(3,)]],{'a':1,'b':[1,2,{'c':None}]},{1:2,1.5:3,None:4,True:5,'x':6},float('inf'),float('nan'),-float('inf'),'\ud800',[[],{}],{'k':[]},{1,2},b'x',object,3j,{(1,2):3},range(3)]
class L(list): pass
class D(dict): pass
class S(str): pass
class I(int):
    def __repr__(self): return 'I!'
vals+= [L([1,2]),D(a=1),S('q'),I(5),{S('k'):I(1)}, [L()]]
for v in vals:
    for opts in ({},{'indent':2},{'indent':'\t'},{'indent':0},{'separators':(',',':')},{'ensure_ascii':False},{'sort_keys':True},{'allow_nan':False},{'skipkeys':True},{'indent':4,'sort_keys':True,'separators':(';','=')},{'default':lambda o: 'D'+type(o).__name__}):
        try: print(ascii(json.dumps(v,**opts)))
        except Exception as e: print(type(e).__name__, e)
a=[]; a.append(a); t(json.dumps,a)
d={}; d['d']=d; t(json.dumps,d)
t(json.dumps,a,check_circular=False) if False else None
x=[]; 
for i in range(500): x=[x]
t(lambda: len(json.dumps(x)))
t(json.dumps,{'a':1,2:3},sort_keys=True)
t(json.dumps,{'b':{'z':1,'y':2},'a':[{'d':1,'c':2}]},sort_keys=True,indent=1)
t(json.dumps); t(json.dumps,1,2); t(json.dumps,1,foo=2)
for s in ('','[','{','[1,','[1,]','{"a"','{"a":','{"a":1,','{"a":1,}','nul','"abc','"\\x"','"\\u12"','1 2','[1 2]','{1:2}','"\x01"','-','01','1.','.5','1e','[1,2,3]','{"a":[1,2.5,null,true,false,"\\u00e9\\ud83d\\ude00"]}',' 5 ','NaN','[Infinity,-Infinity]','1e400','123456789012345678901234567890','"\\ud800"','\ufeff1','{"a":1,"a":2}','[]','{}','"a\\/b"'):
    t(json.loads,s)
t(json.loads,b'[1]'); t(json.loads,bytearray(b'{}')); t(json.loads,5)
t(json.loads,'{"a":1.5,"b":2}',object_hook=lambda d: sorted(d.items()),parse_float=str,parse_int=lambda x:x+'!'); t(json.loads,'[["a",1]]',object_pairs_hook=dict); t(json.loads,'{"a":1,"b":2}',object_pairs_hook=list)
try: json.loads('{"a":\n [1,\n x]}')
except json.JSONDecodeError as e: print(e.msg,e.lineno,e.colno,e.pos,e.doc, isinstance(e,ValueError))
class E(json.JSONEncoder):
    def default(self,o):
        if isinstance(o,set): return sorted(o)
        return super().default(o)
print(json.dumps({'s':{3,1}},cls=E)); t(json.dumps,object,cls=E)
print(json.JSONEncoder().encode([1,{'a':2}]), json.JSONEncoder(indent=2).encode([1]), list(json.JSONEncoder().iterencode([1])) and 1, json.JSONDecoder().decode('[1]'), json.JSONDecoder().raw_decode('[1] x'))
class F:
    def __init__(s): s.b=''
    def write(s,x): s.b+=x
    def read(s): return s.b
f=F(); json.dump({'a':[1,2]},f,indent=1); print(f.b, json.load(f))
random.seed(5)
def rnd(n):
    k=random.randrange(9 if n else 6)
    return [None,True,random.randrange(-1000,1000),random.random()*10**random.randrange(-20,20),'s%d'%random.randrange(99),'é"\n'][k] if k<6 else [rnd(n-1) for _ in range(random.randrange(4))] if k==6 else tuple(rnd(n-1) for _ in range(3)) if k==7 else {('k%d'%i):rnd(n-1) for i in range(3)}
for i in range(300):
    v=rnd(4); s=json.dumps(v,indent=random.choice([None,1,2])); print(s)
    assert json.dumps(json.loads(s))==json.dumps(v)
