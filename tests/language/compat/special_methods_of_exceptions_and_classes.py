# options: --profile compat
"""Special methods are found on instances of exception classes and of metaclasses as on any other."""
import math
import operator
def methods():
    return dict(__index__=lambda s:1, __int__=lambda s:2, __float__=lambda s:2.5, __complex__=lambda s:1+2j, __bytes__=lambda s:b'by', __str__=lambda s:'str', __repr__=lambda s:'rep', __len__=lambda s:3, __getitem__=lambda s,i: i if not isinstance(i,int) or i<3 else (_ for _ in ()).throw(IndexError(i)), __iter__=lambda s: iter('it'), __next__=lambda s: 'nx', __contains__=lambda s,x: True, __reversed__=lambda s: 'rv', __bool__=lambda s: False, __hash__=lambda s: 5, __eq__=lambda s,o: True, __lt__=lambda s,o: 'lt', __add__=lambda s,o:'add', __radd__=lambda s,o:'radd', __iadd__=lambda s,o:'iadd', __neg__=lambda s:'neg', __call__=lambda s,*a: a, __enter__=lambda s:'en', __exit__=lambda s,*a: True, __format__=lambda s,f: f'<{f}>', __round__=lambda s,n=None: n, __floor__=lambda s:'fl', __trunc__=lambda s: 7, __length_hint__=lambda s: 4, __dir__=lambda s:['d'], __missing__=lambda s,k:k, __setitem__=lambda s,k,v: print('set',k,v), __delitem__=lambda s,k: print('del',k), __getattr__=lambda s,n: 'ga '+n, __instancecheck__=lambda s,o: True, __subclasscheck__=lambda s,o: True, __divmod__=lambda s,o:'dm', __pow__=lambda s,o,m=None:'pw', __matmul__=lambda s,o:'mm', __abs__=lambda s:'ab', __invert__=lambda s:'inv', __await__=lambda s: iter([1]), __sizeof__=lambda s: 3, keys=lambda s: ['k'])
class E(Exception): pass
for k,v in methods().items(): setattr(E,k,v)
M=type('M',(type,),{k:v for k,v in methods().items() if k not in('__call__','__getattr__','__eq__','__hash__','__repr__')})
C=M('C',(),{})
class Sub: pass
I=type('I',(),methods())
tests="""[10,20,30][o]|(10,20)[o]|'abc'[o]|b'abc'[o]|[1,2,3][o:]|range(5)[o]|range(o)|bytes(o)|bytearray(o)|int(o)|float(o)|complex(o)|str(o)|repr(o)|format(o,'x')|f'{o:y}|{o!r}|{o}'|'%s %r %d %x %c'%(o,o,o,o,'z')|'%s'%o|'%(k)s'%o|b'%b'%(o,)|len(o)|o[0]|o['a']|list(o)|tuple(o)|sorted(set(o))|sorted(o)|dict(o) if 0 else 0|next(o)|iter(o) is None|1 in o|reversed(o)|bool(o)|not o|hash(o) != 0|o==3|o!=3|o<3|o+1|1+o|-o|~o|abs(o)|divmod(o,1)|pow(o,2)|pow(o,2,3)|o@1|round(o)|round(o,2)|math.floor(o)|math.trunc(o)|math.sqrt(o)|operator.index(o)|operator.length_hint(o)|dir(o)|[*o]|{**o} if 0 else 0|'x'*o|[1]*o|o in [1]|hex(o)|chr(o)|max(o)|sum(o,'' if 0 else 0) if 0 else 0|zip(o) is None|list(zip(o))|list(map(str,o))|list(enumerate(o))|any(o)|all(o)|isinstance(3,o)|issubclass(int,o)|'-'.join(o)|b''.join([b'x'])|'{}'.format(o)|'{0[a]}'.format(o)|'abc'.center(o+0 if 0 else 5)|slice(o).indices(3)|[1,2,3].index(2,o)|'abc'.find('c',o)|[5,6].pop(o)|[1].insert(o,2)|int('11',o+0 if 0 else 2)|(5).to_bytes(o,'big')|print(end='') """
for o in (E('x'),C,I()):
    print(type(o).__name__)
    for t in tests.split('|') if 0 else tests.replace("f'{o:y}|{o!r}|{o}'","f'{o:y} {o!r} {o}'").split('|'):
        try: print(t, '=>', eval(t,{'o':o,'math':math,'operator':operator}))
        except Exception as e: print(t,'!!',type(e).__name__,str(e)[:80])
    with o as w: print(w)
    o[1]=2; del o[1]
    x=o; x+=1; print(x)
    a,b=o; print(a,b)
    for q in o: print(q)
    try: print(o(1,2))
    except Exception as e: print(type(e).__name__)
    match o:
        case [p,*_]: print('seq')
        case _: print('noseq')
