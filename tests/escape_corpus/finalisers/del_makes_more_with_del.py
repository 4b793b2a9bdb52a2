# attack: each __del__ makes two more objects with __del__, so that the finalisers never run out of work
# allowed: the script ends, or a limit ends it
# expect: limit fuel
# compat: contained
# options: --max-steps 2000000

import gc


class Hydra:
    def __init__(self):
        self.own = self

    def __del__(self):
        Hydra()
        Hydra()


Hydra()
while True:
    gc.collect()
    filler = [Hydra() for _ in range(10)]
