# attack: a finaliser with an endless loop, run by a collection, by the loss of a name or at the end
# allowed: __del__ that ends
# expect: limit fuel
# compat: contained
# options: --max-steps 3000000

import gc


class Endless:
    def __del__(self):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass


item = Endless()
item.own = item
del item
gc.collect()
while True:
    Endless()
    gc.collect()
