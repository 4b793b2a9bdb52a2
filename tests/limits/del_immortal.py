# attack: __del__ that makes a new object with __del__ each time
# allowed: __del__ that makes no more
# expect: limit steps
# options: --max-steps 3000000

class Hydra:
    def __del__(self):
        Hydra()
        Hydra()


Hydra()
while True:
    junk = [0] * 100
