# Unary, binary, reflected and in-place operators, and the messages where there are none.
import operator
names = 'add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or'.split()
class L: pass
class R: pass
class I: pass
def mk(n):
    def f(self, *a): return (n, type(self).__name__, tuple(type(x).__name__ for x in a))
    return f
for n in names:
    setattr(L, f'__{n}__', mk(n)); setattr(R, f'__r{n}__', mk('r'+n)); 
    if n!='divmod': setattr(I, f'__i{n}__', mk('i'+n))
for n in ['neg','pos','invert','abs']: setattr(L, f'__{n}__', mk(n))
l,r,i=L(),R(),I()
print(-l,+l,~l,abs(l), l+1,1+r,l@1,1@r,l/1,1/r,l//1,1//r,l%1,1%r,divmod(l,1),divmod(1,r),l**2,2**r,l<<1,1<<r,l>>1,1>>r,l&1,1&r,l^1,1^r,l|1,1|r)
print(pow(l,2,3), pow(l,2))
for op in '+= -= *= @= /= //= %= **= <<= >>= &= ^= |='.split():
    i=I(); exec(f'i {op} 3'); print(i)
    l=L(); exec(f'l {op} 3'); print(l)
    r=5; exec(f'r {op} R()', globals()); print(r)
for op in '+ - * @ / // % ** << >> & ^ |'.split():
    for a,b in [(object(),1),(1,object()),('a',None),([],{}),(1.5,'x'),({},set()),(b'',3.2),(L,1)]:
        try: print(eval(f'a {op} b'))
        except Exception as e: print(type(e).__name__, e)
    for a,b in [(object(),1),(1,'x')]:
        try: exec(f'a {op}= b')
        except Exception as e: print(type(e).__name__, e)
