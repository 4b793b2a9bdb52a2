# Random bits in any number, and bytes made of them.
import random
r = random.Random(5)
print([r.getrandbits(k) for k in (1, 31, 32, 33, 63, 64, 65, 95, 96, 97, 128, 200)], hash(r.getrandbits(100003)) , r.randbytes(7), r.randbytes(5), r.getrandbits(5))
print(hash(r.getrandbits(3000001)))
