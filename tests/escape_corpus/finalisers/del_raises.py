# attack: __del__ that raises, loops for a while, allocates, and deletes others
# allowed: __del__ that raises is reported or ignored, never fatal
# expect: contained
# compat: contained

class Bad:
    def __init__(self, kind, other=None):
        self.kind, self.other = kind, other

    def __del__(self):
        if self.kind == 0:
            raise ValueError("in __del__")
        if self.kind == 1:
            sum(range(1000))
        if self.kind == 2:
            self.other = Bad(3)
            del self.other
        if self.kind == 4:
            [Bad(1) for _ in range(3)]


for i in range(500):
    Bad(i % 5, Bad(1))
cycle = Bad(1)
cycle.other = cycle
del cycle
trash = [str(i) * 50 for i in range(5000)]
print(len(trash))
print("CONTAINED")
