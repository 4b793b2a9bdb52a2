# / // % ** divmod and pow() over all pairs of awkward operands.
import itertools
vals=[0,1,-1,7,-7,2**70,-2**70,0.0,-0.0,1.5,-1.5,float('inf'),float('nan'),1e300,True]
for a,b in itertools.product(vals,vals):
    for o in ('/','//','%','**'):
        if o=='**' and (abs(b)>1000 or abs(a)>1000): continue
        try: print(a,o,b,repr(eval(f'a{o}b')))
        except Exception as e: print(a,o,b,type(e).__name__,e)
    try: print(divmod(a,b))
    except Exception as e: print(type(e).__name__,e)
for s in ["pow(2,-1,7)","pow(2,-1,4)","pow(3,5,0)","pow(3,5,-7)","pow(2,3,1)","pow(-2,3,5)","pow(2.0,3,5)","pow(2,3,5.0)","pow(0,0)","0**-1","0.0**-1","(-8)**(1/3)","2**-2","(-2)**-3","2**0.5","10**-400 if 0 else 1","1<<-1","1>>-1","1<<10**20","1>>10**20","-1>>10**20","0<<10**20","1.5<<1","~1.5","5&1.0","(-7).__divmod__(2)","(5).bit_length()","(-5).bit_count()","(255).to_bytes(1)","(256).to_bytes(1)","(-1).to_bytes(1)","(-1).to_bytes(2,'big',signed=True)","(1).to_bytes(-1)","(1).to_bytes(2,'x')","int.from_bytes(b'\\xff\\xfe','little',signed=True)","int.from_bytes([1,2])","int.from_bytes([300])","int.from_bytes('a')","(3).as_integer_ratio()","(3).conjugate()","(3).real","(3).__index__()","(10).__floor__()","(10).__round__(-1)","(10).is_integer()","True.__and__(1)","True&True","True^False","True|1","-True","True+True","abs(-True)","bool.__add__(True,1)","1 .__add__('a')","(1).__truediv__(0)"]:
    try: print(s,repr(eval(s)))
    except Exception as e: print(s,type(e).__name__,e)
