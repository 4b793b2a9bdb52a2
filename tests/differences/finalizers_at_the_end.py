# shows: what the main module still holds when the run ends is not finalized
# expect: benign


class A:
    def __del__(self):
        print("never printed")


def generator():
    try:
        yield
    finally:
        print("never printed")


kept = A(), generator()
next(kept[1])
print("OK")
