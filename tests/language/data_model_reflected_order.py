# Which side is asked first, and what NotImplemented leads to.
class Base:
    def __add__(self,o): return 'B.add'
    def __radd__(self,o): return 'B.radd'
class Sub(Base):
    pass
class Sub2(Base):
    def __radd__(self,o): return 'S.radd'
print(Base()+Sub(), Base()+Sub2(), Sub()+Base(), Sub2()+Base(), Base()+Base())
class N:
    def __add__(self,o): return NotImplemented
    def __radd__(self,o): return NotImplemented
for a,b in [(N(),N()),(N(),1),(1,N())]:
    try: print(a+b)
    except TypeError as e: print(e)
class M(int):
    def __radd__(self,o): return 'M.radd'
    def __add__(self,o): return 'M.add'
print(1+M(2), M(2)+1, True+M(1), 1.5+M(1))
class F(float):
    def __rmul__(self,o): return 'F.rmul'
print(2*F(1.5), 2.0*F(1.5), [1]*2)
class S(str):
    def __radd__(self,o): return 'S.radd'
    def __rmod__(self,o): return 'S.rmod'
    def __mod__(self,o): return 'S.mod'
print('a'+S('b'), S('a')+'b', 'a%s'%S('b'), '%s' % S('b'), S('%s') % 'x')
class Li(list):
    def __radd__(self,o): return 'Li.radd'
    def __iadd__(self,o): return 'Li.iadd'
print([1]+Li([2])); x=Li(); x+=[1]; print(x)
try: print((1,)+Li())
except TypeError as e: print(e)
class T(tuple):
    def __rmul__(self,n): return 'T.rmul'
print(3*T((1,)), T((1,))*2)
