# type.mro() as programs call it to see a class's ancestors.


class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
class X: pass
class Y: pass
class Z: pass
class KA(X, Y, Z): pass
class KB(Y, Z): pass
class KC(KA, KB): pass


for kind in (A, D, KC, bool, object, KeyError, FileNotFoundError, type("Made", (list,), {})):
    print(kind.__name__, [c.__name__ for c in kind.mro()])
print(D.mro()[-1] is object, D.mro()[0] is D, type(D.mro()).__name__, D.mro() is D.mro())
