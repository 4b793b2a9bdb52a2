# __index__ and the conversions to numbers, texts and truth.
class Ix:
    def __init__(s,v): s.v=v
    def __index__(s): print('idx'); return s.v
print([1,2,3][Ix(1)], 'abc'[Ix(-1)], (1,2)[Ix(0):Ix(1)], range(Ix(3)), bytes(Ix(2)), hex(Ix(255)), bin(Ix(5)), oct(Ix(8)), chr(Ix(65)), [0]*Ix(2), 'a'*Ix(2), round(2.567,Ix(2)), int(Ix(4)), float(Ix(4)), complex(Ix(4)))
import operator
print(operator.index(Ix(3)))
for v in ['x',1.5,None]:
    try: print([1,2][Ix(v)])
    except Exception as e: print(type(e).__name__,e)
    try: print(range(Ix(v)))
    except Exception as e: print(type(e).__name__,e)
    try: print(int(Ix(v)))
    except Exception as e: print(type(e).__name__,e)
class II:
    def __int__(s): return 7
    def __trunc__(s): return 8
    def __float__(s): return 2.5
    def __complex__(s): return 1+2j
    def __bool__(s): return False
    def __len__(s): return 3
    def __round__(s,n=None): return ('round',n)
    def __floor__(s): return 'floor'
    def __ceil__(s): return 'ceil'
    def __bytes__(s): return b'by'
    def __format__(s,spec): return f'<{spec}>'
    def __hash__(s): return 2**61
    def __sizeof__(s): return 77
    def __dir__(s): return ['b','a']
    def __reversed__(s): return 'rev'
    def __contains__(s,x): return 'yes'
    def __length_hint__(s): return 4
    def __missing__(s,k): return k
import math
o=II()
print(int(o),float(o),complex(o),bool(o),len(o),round(o),round(o,2),math.floor(o),math.ceil(o),math.trunc(o),bytes(o),format(o,'x'),f'{o:>{3}}',f'{o}','{:a}'.format(o),hash(o)==2**61 % (2**61-1),dir(o),reversed(o),1 in o, 1 not in o, operator.length_hint(o), operator.length_hint([1]))
try: hex(o)
except TypeError as e: print(e)
