# options: --profile compat
# __set_name__, __init_subclass__, __class_getitem__, __mro_entries__, __prepare__ and metaclasses.
class SN:
    def __set_name__(s,o,n): raise ValueError('boom')
try:
    class X: a=SN()
except Exception as e: print(type(e).__name__,e, getattr(e,'__notes__',None), repr(e.__cause__))
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        print('init_subclass',cls.__name__,tag,kw); super().__init_subclass__(**kw)
class A1(Base,tag=3): pass
try:
    class A2(Base,foo=3): pass
except TypeError as e: print(e)
try:
    class A3(foo=1): pass
except TypeError as e: print(e)
class CG:
    def __class_getitem__(cls,k): return (cls.__name__,k)
print(CG[1],CG[1,2],CG[int:str])
try: int[3]
except TypeError as e: print(e)
try: CG()[1]
except TypeError as e: print(e)
class ME:
    def __mro_entries__(self,bases): print(len(bases)); return (dict,)
m=ME()
class U(m): pass
print(U.__bases__, U.__orig_bases__==(m,))
class ME0:
    def __mro_entries__(self,b): return ()
z=ME0()
class U2(z): pass
print(U2.__bases__)
class MEbad:
    def __mro_entries__(self,b): return [int]
try:
    class U3(MEbad()): pass
except TypeError as e: print(e)
try: type('x',(m,),{})
except TypeError as e: print(e)
import types
print(types.resolve_bases((m,int)))
try:
    class U4(3): pass
except TypeError as e: print(e)
class PM(type):
    @classmethod
    def __prepare__(mcs,name,bases,**kw):
        print('prepare',name,bases,kw)
        class Log(dict):
            def __setitem__(s,k,v):
                if not k.startswith('__'): print('ns set',k)
                dict.__setitem__(s,k,v)
            def __missing__(s,k):
                if k=='magic': return 42
                raise KeyError(k)
        return Log()
    def __new__(mcs,name,bases,ns,**kw):
        return super().__new__(mcs,name,bases,dict(ns))
    def __init__(cls,name,bases,ns,**kw): super().__init__(name,bases,ns)
    def __call__(cls,*a,**k): print('call',a,k); return super().__call__(*a,**k)
    def __instancecheck__(c,o): return o==5
    def __subclasscheck__(c,o): return o is int
    def __len__(c): return 9
    def __iter__(c): return iter('ab')
    def __getitem__(c,k): return k
    def __contains__(c,k): return k=='z'
    def __getattr__(c,n): return 'meta '+n
    def __dir__(c): return ['q']
    def __or__(c,o): return 'or'
    def __eq__(c,o): return True
    def __hash__(c): return 1
    def __bool__(c): return False
    def __repr__(c): return '<PM>'
class W(metaclass=PM,k=2):
    y=magic
    def f(self): pass
print(W.y,type(W()).__name__ == 'W',isinstance(5,W),isinstance(4,W),issubclass(int,W),len(W),list(W),W[3],'z' in W,W.foo,dir(W),W|1,W==3,bool(W),W,[*W])
class BadP(type):
    @classmethod
    def __prepare__(m,n,b): return 3
try:
    class V(metaclass=BadP): pass
except TypeError as e: print(e)
def fm(n,b,d,**k): print(n,b,sorted(x for x in d if x!='__firstlineno__' and x!='__static_attributes__'),k); return 'res'
class Z(metaclass=fm,a=1):
    q=1
print(Z)
class M1(type): pass
class M2(type): pass
class C1(metaclass=M1): pass
class C2(metaclass=M2): pass
try:
    class C3(C1,C2): pass
except TypeError as e: print(e)
class M3(M1,M2): pass
class C4(C1,C2,metaclass=M3): pass
print(type(C4))
try:
    class Bx(bool): pass
except TypeError as e: print(e)
try:
    class Y1(int,str): pass
except TypeError as e: print(e)
try:
    class Y2(object,int): pass
except TypeError as e: print(e)
try:
    class Y3(int,int): pass
except TypeError as e: print(e)
try:
    class Y4(list,dict): pass
except TypeError as e: print(e)
