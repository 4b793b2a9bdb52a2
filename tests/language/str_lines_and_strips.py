# Random short texts of line breaks, spaces and longer characters: split into lines, stripped, split at spaces.
import random

random.seed(5)
alphabet = ["a","b"," ","\n","\r","\r\n","\x0b","\x0c","\x1c","\x1d","\x1e","\x1f","\x85","\u2028","\u2029","\u2027","\u0084","é","\u2030","😀","\xa0","",'\t']
for i in range(150):
    s="".join(random.choice(alphabet) for _ in range(random.randrange(12)))
    c="".join(random.choice(alphabet) for _ in range(random.randrange(4)))
    print(ascii((s, s.splitlines(), s.splitlines(True), s.strip(c), s.lstrip(c), s.rstrip(c), s.strip(), s.split())))
    b=s.encode(); d=c.encode()
    print(b.splitlines(), b.splitlines(True), b.strip(d), b.rstrip(d))
