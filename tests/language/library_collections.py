# collections: deque against a list, and the others with their messages.
from collections import *
import collections
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
print(deque, deque.__module__, deque[int])
t(deque); t(deque,[1,2]); t(deque,'abc',2); t(deque,maxlen=3); t(deque,iterable='ab',maxlen=0); t(deque,1); t(deque,[1],-1); t(deque,[1],'a'); t(deque,[1],None); t(deque,1,2,3); t(deque,[],x=1); t(deque,[1],True); t(deque,[],1.5)
d=deque(range(5)); d.append(5); d.appendleft(-1); print(d, len(d), d[0], d[-1], d[3], bool(d), bool(deque()))
t(d.append); t(d.append,1,2); t(d.pop,1); t(deque().pop); t(deque().popleft)
print(d.pop(), d.popleft(), d)
d.extend('ab'); d.extendleft('xy'); print(d); d.extend(d); print(d); d.extendleft(d); print(len(d))
d=deque(range(6))
for n in (0,1,2,-1,-2,5,6,7,-13,3): d.rotate(n); print(n,d)
t(d.rotate,'a'); d.rotate(); print(d)
d=deque(range(5),maxlen=5); d.append(9); print(d); d.appendleft(7); print(d); d.rotate(2); print(d); d.extend([1,2,3]); print(d); d.extendleft([4,5]); print(d)
t(d.insert,1,1)
d=deque(range(5))
for i in (0,5,-1,100,-100,3): d.insert(i,'i%d'%i); print(d)
t(d.insert,'a',1); t(d.insert,1)
d=deque('abcabc'); t(d.index,'c'); t(d.index,'c',3); t(d.index,'c',3,5); t(d.index,'z'); t(d.index,'a',-3); t(d.index,'a','x'); t(d.index); t(d.count,'a'); t(d.count,'zz'); t(d.remove,'b'); print(d); t(d.remove,'zz')
print('a' in d, 'q' in d)
del d[0]; print(d); del d[-1]; print(d)
d[0]='X'; d[-1]='Y'; print(d)
def bad1(): d[50]
def bad2(): d['a']
def bad3(): d[0:2]
def bad4(): d[50]=1
def bad5(): del d[50]
def bad6(): d['a']=1
def bad7(): d+[1]
def bad8(): d*'a'
def bad9(): d<[1]
def bad10(): hash(d)
def bad11(): [1]+d
def bad12(): d.maxlen=5
def bad13(): d.foo=5
def bad14(): d[10**30]
def bad15():
    global d
    d += 5
for f in (bad1,bad2,bad3,bad4,bad5,bad6,bad7,bad8,bad9,bad10,bad11,bad12,bad13,bad14,bad15): t(f)
print(d+deque('z'), d*2, 2*d, d*0, d*-1, deque([1,2],maxlen=3)*2, deque([1,2],3)+deque([3,4]))
d+='pq'; print(d); d*=2; print(d); d*=0; print(d)
print(deque([1,2])==deque([1,2]), deque([1,2])==[1,2], deque([1])<deque([1,2]), deque([2])>deque([1,5]), deque()!=deque(), deque([1,2])<=deque([1,2]), deque([1],maxlen=2)==deque([1]))
d=deque([1,2,3],maxlen=4); c=d.copy(); print(c, c is d, c.maxlen, c==d, d.__copy__())
d=deque('abc'); print(list(reversed(d)), list(d), iter(d).__length_hint__(), reversed(d).__length_hint__(), type(iter(d)).__name__, type(reversed(d)).__name__)
def mut():
    for x in d: d.append(x)
t(mut)
d=deque('abc')
it=iter(d); next(it); d.popleft(); t(next,it); t(next,it)
d=deque(); d.append(d); print(d); 
d=deque([1,[2]],2); print(repr(d), str(d))
d.reverse(); print(d); d.clear(); print(d, d.maxlen)
class D(deque):
    def __init__(self,*a): super().__init__(*a); self.x=1
e=D('abc',5); print(e, e.x, len(e), e[1], e.maxlen, e.copy(), type(e.copy()).__name__, e==deque('abc'), e+e, type(e+e).__name__)
e.append(1); print(e, list(e), e.pop(), 'a' in e, e*2)
class E(deque):
    def __len__(self): return 42
print(len(E('ab')), bool(E()))
class Evil:
    def __init__(self,d): self.d=d
    def __eq__(self,o): self.d.clear(); return False
d=deque(); d.extend([Evil(d),1,2]); t(d.index,5)
d=deque(); d.extend([Evil(d),1,2]); t(d.remove,5)
d=deque(); d.extend([Evil(d),1,2]); t(d.count,5)
d=deque(); d.extend([Evil(d),1,2]); t(lambda: 5 in d)
d=deque(); d.extend([Evil(d),1,2]); t(lambda: d==deque([1,2,3]))
d=deque(range(1000)); 
for i in range(500): d.popleft(); d.append(i)
print(len(d), sum(d)); 
import random
random.seed(1)
d=deque(); l=[]
for i in range(3000):
    o=random.randrange(9)
    if o==0: d.append(i); l.append(i)
    elif o==1: d.appendleft(i); l.insert(0,i)
    elif o==2 and l: assert d.pop()==l.pop()
    elif o==3 and l: assert d.popleft()==l.pop(0)
    elif o==4: k=random.randrange(-5,6); d.rotate(k); 
    if o==4 and l: k%=len(l); l=l[-k:]+l[:-k]
    elif o==5: j=random.randrange(-3,len(l)+3); d.insert(j,i); l.insert(j,i)
    elif o==6 and l: j=random.randrange(len(l)); del d[j]; del l[j]
    elif o==7: d.reverse(); l.reverse()
    elif o==8: d.extend((i,i)); l.extend((i,i))
    assert list(d)==l,(i,o)
print(len(l))
# the others
Point=namedtuple('Point','x y'); p=Point(1,y=2); print(p,p.x,p[1],p._replace(x=5),p._asdict(),Point._fields,Point._make([3,4]),Point.__module__,Point, Point.x.__doc__, Point.__doc__, p==(1,2))
def s1(): p.x=5
def s2(): p.z=5
def s3(): del p.x
def s4(): Point(1)
def s5(): Point(1,2,3)
def s6(): p._replace(q=1)
def s7(): Point._make([1])
for f in (s1,s2,s3,s4,s5,s6,s7): t(f)
t(namedtuple,'1a','x'); t(namedtuple,'A','class'); t(namedtuple,'A','_x'); t(namedtuple,'A','x x'); t(namedtuple,'A','x y',defaults=(1,2,3)); 
N=namedtuple('N',['a','b','c'],defaults=[1,2]); print(N(5), N._field_defaults); M=namedtuple('M','a def _b a',rename=True); print(M._fields)
class PP(Point):
    def norm(self): return self.x**2+self.y**2
    __slots__=()
print(PP(3,4).norm(), PP(1,2), repr(namedtuple('Z','')()))
dd=defaultdict(list); dd['a'].append(1); dd['b']; print(dd, dict(dd), dd.default_factory, 'zz' in dd, dd.get('q'), len(dd)); t(lambda: defaultdict()['x']); t(defaultdict,5); print(defaultdict(int,{'a':1},b=2), defaultdict(int,a=1)|{'z':1}, {'z':1}|defaultdict(int,a=1)); dd=defaultdict(None); dd['s']=dd; print(dd); print(dd.copy().default_factory)
def s8(): dd.foo=1
class DD(defaultdict): pass
x=DD(lambda: 7); x['k']; x.y=1; print(x.y, x['k'], type(x.copy()).__name__)
od=OrderedDict([('a',1),('b',2),('c',3)]); od.move_to_end('a'); print(od); od.move_to_end('c',last=False); print(od, od.popitem(), od.popitem(False), od, OrderedDict(), list(reversed(od))); t(od.move_to_end,'zz'); t(OrderedDict().popitem); print(OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1), OrderedDict(a=1,b=2)==dict(b=2,a=1)); od['self']=od; print(od)
c=Counter('abracadabra'); print(c, c.most_common(2), c['zz'], sum(c.values()), c.total(), sorted(c.elements()), Counter(a=3,b=1)-Counter(a=1,b=2), Counter(a=3)+Counter(a=1,b=2), Counter(a=3,b=1)&Counter(a=1,b=2), Counter(a=3)|Counter(b=2), +Counter(a=-1,b=2), -Counter(a=-1)); c.subtract('aaa'); print(c); c.update({'q':5}); c.update(a=2); print(c); del c['nope']; t(Counter,5); t(Counter.fromkeys,'a'); print(Counter([1,2,2]), Counter(), c.copy()==c, Counter(a=1)<=Counter(a=2), Counter(a=1)==Counter(a=1,b=0)); 
class CC(Counter):
    def __setitem__(self,k,v): super().__setitem__(k,v*10)
print(CC('aab'))
cm=ChainMap({'a':1},{'b':2,'a':5}); print(cm, cm['a'], cm['b'], len(cm), list(cm), dict(cm), cm.parents, cm.new_child({'z':1})); t(lambda: cm['q'])
print(UserDict(a=1), UserList([1,2])+[3], UserString('abc').upper(), ChainMap.__module__, UserDict, Counter, OrderedDict, defaultdict)
t(lambda: collections.nothing)
print(sorted(n for n in dir(collections) if n[0]!='_' and n!='abc'))
