# What operators and methods of sequences and numbers say when an operand does not fit: as operators, called by name, and in
# subclasses that have some of the methods themselves.
class S(str):
    def __add__(self, o): return 'S' + super().__add__(o)
    def __mul__(self, o): return NotImplemented
class L(list):
    def __radd__(self, o): return ('radd', o)
class I(int): pass
def tell(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
tell(lambda: S('a') + 1)
tell(lambda: S('a') + 'b')
tell(lambda: S('a') * 2)
tell(lambda: 'ab' * S('x'))
tell(lambda: 'ab' * str('x'))
tell(lambda: [1] + L([2]))
tell(lambda: L([2]) + 5)
tell(lambda: L([2]) * 1.5)
tell(lambda: 1.5 * L([2]))
tell(lambda: 2 * L([2]))
tell(lambda: L([2]) * 2)
tell(lambda: L([2]) + (1,))
tell(lambda: 'a'.__add__(1))
tell(lambda: b'a'.__add__(1))
tell(lambda: 'a'.__mul__(1.5))
tell(lambda: 'a'.__rmul__(None))
tell(lambda: (1).__eq__(1.0))
tell(lambda: I(1) == 1.0)
tell(lambda: 1.0 == I(1))
tell(lambda: I(1) < 1.5)
tell(lambda: I(2) < 1j)
tell(lambda: I(1) == 1+0j)
tell(lambda: True == I(1))
tell(lambda: I(5) > 2.5)
tell(lambda: max(I(5), 2.5))
tell(lambda: len(str([1].index(10**900))))
tell(lambda: str.upper(self='x'))
tell(lambda: int.to_bytes(bogus=1))
tell(lambda: eval('1', 'x'))
tell(lambda: eval('1', None, 5))
tell(lambda: format(1, None))

class Plain:
    pass
tell(lambda: Plain(*5))
tell(lambda: Plain(a=1, **{'a': 2}))
tell(lambda: Plain(**5))
tell(lambda: format(1j, '0>3'))
tell(lambda: {len: 0 for len in [[]]})
tell(lambda: "a".count(None))
tell(lambda: type(None, (), {}))
