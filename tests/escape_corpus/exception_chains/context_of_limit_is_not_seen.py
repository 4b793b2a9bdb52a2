# attack: catch what a limit raises under way, by finally, __exit__, except BaseException, a generator's close, and go on
# allowed: finally blocks and context managers
# expect: limit fuel
# compat: contained
# options: --max-steps 200000

class Holder:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return True


def generator():
    while True:
        try:
            yield
        except BaseException:
            pass


def endless():
    for _ in generator():
        pass


while True:
    try:
        with Holder():
            try:
                endless()
            finally:
                print("LEAK finally ran")
    except BaseException as error:
        print("LEAK", error)
