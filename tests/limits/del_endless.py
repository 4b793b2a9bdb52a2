# attack: __del__ that loops for ever
# allowed: __del__ that ends
# expect: limit steps
# options: --max-steps 3000000

class Endless:
    def __del__(self):
        while True:
            pass


for i in range(100):
    thing = Endless()
    thing = None
junk = []
while True:
    junk = [junk, [0] * 10] if len(junk) < 1 else []
