# shows: __del__ runs some time after an object became unreachable, not at once
# expect: benign

log = []


class A:
    def __del__(self):
        log.append("gone")


for i in range(3):
    a = A()
del a
assert len(log) <= 3
for i in range(300000):
    [i]
print("OK")
