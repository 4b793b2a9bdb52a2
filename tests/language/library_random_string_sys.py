# random by seed, string.Template and Formatter with their errors, and sys.
import random, string, sys
for n,p in ((10,.3),(100,.5),(1000,.9),(50,.2),(1,.5),(5,0),(5,1),(10**6,.4)): random.seed(n); print([random.binomialvariate(n,p) for _ in range(20)])
g=string.Formatter()
for s in ("a{b!r:c}d","{{}}{","}","{a","{a!","{a!r","{a!rx}","{a:{b}","{a:{b}}","{{{a}}}","{a[}]}","{a[0].b}","{}","{!r}","{:x}","a}}b","{a!}","{a{b}}","{0[a]b}","{.a}","{[0]}","{a.}","{a[]}","{a[0]x}"):
    for h in (lambda: list(g.parse(s)), lambda: g.vformat(s,([1],),{"a":[5],"b":3})):
        try: print(s, h())
        except Exception as e: print(s, type(e).__name__, e)
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
for seed in (0,1,-5,12345678901234567890,'abc',b'xyz',1.5):
    random.seed(seed)
    print([random.random() for _ in range(2)], random.randint(1,10), random.randrange(5,50,5), random.choice('abc'), random.getrandbits(70), random.uniform(1,2), random.sample(range(100),5), random.shuffle([1,2]), random.choices('abc',k=4), random.choices('ab',[1,3],k=3), random.choices('ab',cum_weights=[1,3],k=3), random.triangular(0,1,.5), random.gauss(0,1), random.normalvariate(0,1), random.expovariate(2), random.betavariate(1,2), random.gammavariate(2,3), random.lognormvariate(0,1), random.paretovariate(3), random.weibullvariate(1,2), random.vonmisesvariate(0,4), random.randbytes(5), random.binomialvariate(10,.3), random.sample([1,2,3],counts=[2,1,1],k=3))
    l=list(range(10)); random.shuffle(l); print(l)
r=random.Random(5); print(r.random(), r.randint(0,9), r.gauss()); s=r.getstate(); a=r.random(); r.setstate(s); print(a==r.random())
t(random.randint,5,1); t(random.randrange,0); t(random.randrange,1,2,0); t(random.choice,[]); t(random.sample,[1],5); t(random.sample,{1},1); t(random.randrange,1.5); t(random.getrandbits,-1); t(random.choices,[],k=1); t(random.choices,'ab',[0,0]); t(random.choices,'ab',[1]); t(random.seed,[1]); t(random.getrandbits,0); t(random.randrange,10,None); t(random.shuffle,'abc'); t(random.expovariate,0)
T=string.Template
print(T('$a ${b}c $$ $').safe_substitute(a=1,b=2), T('$a').substitute({'a':5}), T('$a-$b').get_identifiers(), T('${a').is_valid())
t(T('$a').substitute); t(T('$').substitute); t(T('x\n $1').substitute); t(T('${a').substitute,a=1)
class D(T): delimiter='%'
print(D('%a $b %%').substitute(a=1))
class I(T): idpattern='[a-z]+_[0-9]'
t(I('$ab_1 ').substitute,ab_1=5)
f=string.Formatter(); print(f.format('{0} {a!r:>5} {}' if 0 else '{0} {a!r:>5}',1,a='x'), list(f.parse('a{b!r:c}d')), f.vformat('{x[0].real}',(),{'x':[5]})); t(f.format); t(f.format,'{a}'); t(f.format,'{} {}',1,2); 
class F(string.Formatter):
    def get_value(self,k,a,kw): return kw.get(k,'?') if isinstance(k,str) else a[k]
    def format_field(self,v,s): return '<'+super().format_field(v,s)+'>'
    def convert_field(self,v,c): return v.upper() if c=='u' else super().convert_field(v,c)
t(F().format,'{a} {b!u} {0:>3}',7,b='q')
print(string.capwords('hello  world'), string.capwords('a-b','-'), string.ascii_letters, string.punctuation, repr(string.printable[-6:]))
print(sys.maxsize, sys.byteorder, sys.getrecursionlimit()>100, sys.float_info.max, sys.float_info.dig, sys.int_info.default_max_str_digits, sys.maxunicode, sys.version_info>=(3,8), sys.version_info.major, sys.implementation.name != '', sys.hash_info.width, sys.argv is sys.argv)
t(sys.intern,5); t(sys.setrecursionlimit,0); t(sys.setrecursionlimit,'a'); t(sys.exit,3); t(sys.exit); t(sys.exc_info); t(sys.getsizeof,1) if 0 else None
sys.stdout.write('w\n'); print('e',file=sys.stdout); sys.stdout.writelines(['a','b\n']); sys.stdout.flush(); t(sys.stdout.write,5)
