# Which names in a class body are private to it.
class A:
    __x=1
    def __init__(self): self.__y=2; self.__z__=3; self._A__q=4
    def f(self, __p=5):
        __loc=6
        def g(): nonlocal __loc; __loc+=1; return __loc
        return self.__x,self.__y,self.__z__,self.__q,__p,__loc,g(), sorted(locals())
    def k(self,**kw): return kw
    def kk(self): return self.k(__a=1)
    def imp(self):
        import math as __m
        return sorted(locals())
    def ex(self):
        try: 1/0
        except ZeroDivisionError as __e: return sorted(locals())
    def lam(self): return [__v for __v in (1,2)], (lambda __w: __w)(3), {__k: 1 for __k in 'a'}
    class __Inner: pass
    def inn(self): return self.__Inner.__name__, A.__Inner.__qualname__
    def glob(self):
        global __gg
        __gg=1
    def dl(self): 
        self.__y=1; del self.__y
        try: self.__y
        except AttributeError as e: return str(e)
    def nm(self):
        try: __undefined
        except NameError as e: return str(e)
    def gen[__T](self, x: __T): return [t.__name__ for t in A.gen.__type_params__]
    def mt(self, o):
        match o:
            case {'a': __v}: return sorted(locals())
    def ann(self):
        __z: int = 3
        return sorted(locals())
a=A(); print(a.f(),a.kk(),a.imp(),a.ex(),a.lam(),a.inn(),a.dl(),a.nm(),sorted(vars(a)),a.gen(1),a.mt({'a':1}),a.ann())
a.glob(); print(sorted(x for x in globals() if 'gg' in x))
class _:
    __x=1
class __B:
    __x=1
    y=__x
class ___: __y=1
print([sorted(x for x in vars(c) if 'x' in x or 'y' in x) for c in (_,__B,___)])
try:
    class D: 
        __slots__=('__a',); 
        def s(self): self.__a=1; return self._D__a
    print(D().s(), D.__slots__)
except Exception as e: print(e)
class E:
    __a: int
print(list(E.__annotations__))
