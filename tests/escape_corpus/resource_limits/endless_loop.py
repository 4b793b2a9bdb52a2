# attack: an endless loop
# allowed: a long loop that ends
# expect: limit steps
# compat: contained
# options: --max-steps 1000000

n = 0
for i in range(1000):
    n += i
print(n)
while True:
    pass
