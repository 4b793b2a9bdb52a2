# Thousands of random floats, formatted, rounded and read back; one hash says whether all agree.
import random,struct
r=random.Random(1)
def rf():
    return struct.unpack('<d',r.getrandbits(64).to_bytes(8,'little'))[0]
out=0
import hashlib
h=hashlib.sha256()
for i in range(4000):
    x=rf()
    if x!=x: continue
    for f in ('r','.0e','.3g','.17g','.20e','g','e','f' if abs(x)<1e50 else 'g','.2f' if abs(x)<1e30 else 'e','%' if abs(x)<1e20 else 'g','#.4g','012.3e',',.2f' if abs(x)<1e30 else 'e','n','.1f' if abs(x)<1e30 else 'e'):
        h.update((repr(x) if f=='r' else format(x,f)).encode())
    assert float(repr(x))==x
    y=r.uniform(-1000,1000)
    for n in range(-3,8): h.update(repr(round(y,n)).encode())
    h.update(('%.3f %g %e %10.4f %-10.2e|%+g % g'%(y,y,y,y,y,y,y)).encode())
    h.update(repr((x.hex(),y.hex(),float.fromhex(x.hex())==x)).encode())
    k=round(y*1000)/1000+0.0005
    for n in range(5): h.update(('%.*f'%(n,k)).encode()); h.update(repr(round(k,n)).encode())
    s='%d.%de%d'%(r.randrange(10**r.randrange(1,25)),r.randrange(10**r.randrange(1,25)),r.randrange(-340,310))
    h.update(repr(float(s)).encode())
print(h.hexdigest())
