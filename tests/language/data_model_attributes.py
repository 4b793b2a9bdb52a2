# __getattr__, __getattribute__ and descriptors in their order.
class A:
    x=1
    def __getattr__(self,n): print('getattr',n); return n
    def __setattr__(self,n,v): print('setattr',n,v); object.__setattr__(self,n,v)
    def __delattr__(self,n): print('delattr',n); object.__delattr__(self,n)
a=A(); a.x; a.y; a.y=1; a.y; del a.y; a.y
print(hasattr(a,'q'), getattr(a,'zz',3))
class B:
    def __getattribute__(self,n):
        print('gab',n)
        return object.__getattribute__(self,n)
    def __getattr__(self,n): print('ga',n); raise AttributeError('custom '+n)
    def m(self): return 1
b=B(); b.m(); 
try: b.zz
except AttributeError as e: print(e, e.name, e.obj is b)
print(hasattr(b,'u'), getattr(b,'u',5))
class P:
    @property
    def p(self): raise AttributeError('inner')
    def __getattr__(self,n): return 'fallback '+n
print(P().p)
class P2:
    @property
    def p(self): return self.nothere
try: P2().p
except AttributeError as e: print(e)
class DD:
    def __get__(s,o,t): return ('get',o is None,t.__name__)
    def __set__(s,o,v): print('set',v)
    def __delete__(s,o): print('delete')
    def __set_name__(s,o,n): print('name',o.__name__,n)
class ND:
    def __get__(s,o,t): return ('nd',o is None)
class C:
    d=DD(); n=ND()
c=C(); print(c.d,C.d,c.n,C.n); c.d=1; del c.d; c.n=5; print(c.n); del c.n; print(c.n)
class SetOnly:
    def __set__(s,o,v): object.__setattr__(o, '_q', v)
class GetOnlyData:
    def __set__(s,o,v): raise AttributeError('ro')
class E: q=SetOnly()
e=E(); e.q=4; print(e._q, type(E.q).__name__)
class Meta(type):
    d=DD(); n=ND(); p=property(lambda c:'metaprop')
class K(metaclass=Meta): n=3
print(K.d,K.n,K.p); 
try: K().p
except AttributeError as x: print(x)
K.d=3
class DelOnly:
    def __delete__(s,o): print('del!')
class G: a=DelOnly()
g=G(); del g.a
try: g.a=1
except AttributeError as x: print(x)
class G2:
    def __init__(s): s.x=1
class RO:
    __slots__=('a','b')
r=RO(); 
try: r.c=1
except AttributeError as x: print(x)
try: r.a
except AttributeError as x: print(x)
r.a=1; del r.a
try: del r.a
except AttributeError as x: print(x)
try: del object().x
except AttributeError as x: print(x)
try: object().x=1
except AttributeError as x: print(x)
try: (1).x=1
except AttributeError as x: print(x)
try: int.x=1
except TypeError as x: print(x)
try: del int.x
except TypeError as x: print(x)
try: C.zz
except AttributeError as x: print(x)
try: del C.zz
except AttributeError as x: print(x)
try: len.x=1
except AttributeError as x: print(x)
