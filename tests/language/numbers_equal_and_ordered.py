# Numbers of all types: equality, order, hashes.
from fractions import Fraction as Fr
import math
vals=[0,-0.0,0j,1,1.0,1+0j,True,Fr(1),2**61-1,2.0**61,2**61,Fr(1,3),1/3,Fr(1/3),10**30,1e30,Fr(10**30),float('inf'),-float('inf'),float('nan'),2**1023,2.0**1023,2**1024,-1,-2,-1.0,0.5,Fr(1,2),complex(0.5,0),complex(0,1),-(2**61-1),2**53+1,float(2**53+1)]
for i,a in enumerate(vals):
    for j,b in enumerate(vals):
        try: e=a==b
        except Exception as x: e=x
        if e and a==a and hash(a)!=hash(b): print('HASH',a,b)
        r=[]
        for o in ('<','<=','>','>='):
            try: r.append(eval(f'a{o}b'))
            except Exception as x: r.append(str(x))
        print(i,j,e,r if len(str(r))<50 else r[0][:60])
print([hash(v) for v in vals if v==v])
class Fl:
    def __init__(s,n,d): s.n=n;s.d=d
    numerator=property(lambda s:s.n); denominator=property(lambda s:s.d)
    def __eq__(s,o): return Fr(s.n,s.d)==o
    def __hash__(s): return hash(Fr(s.n,s.d))
print(Fl(1,2)==0.5, 0.5==Fl(1,2), hash(Fl(1,2))==hash(0.5), {0.5:1}[Fl(1,2)])
