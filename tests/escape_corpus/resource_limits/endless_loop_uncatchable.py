# attack: catch the step limit with except, finally and a context manager
# allowed: catching ordinary exceptions
# expect: limit steps
# compat: contained
# options: --max-steps 1000000

class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        while True:
            pass


while True:
    try:
        with Manager():
            while True:
                pass
    except BaseException:
        pass
    finally:
        continue
