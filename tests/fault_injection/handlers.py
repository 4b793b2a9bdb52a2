# A script that catches MemoryError wherever it comes up and goes on: finally blocks, with statements and loops must unwind.
log = []


class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        log.append("open " + self.name)
        return self

    def __exit__(self, *details):
        log.append("close")


def work(n):
    try:
        with Resource(f"resource {n}"):
            return [str(k) * 3 for k in range(n)]
    finally:
        log.append({"work": n})


def pieces():
    for n in range(4):
        try:
            yield work(n)
        except MemoryError:
            yield None


caught = 0
for attempt in range(4):
    try:
        for piece in pieces():
            if piece is not None:
                log.append(piece)
    except MemoryError:
        caught += 1
    except Exception as error:
        raise SystemError("not a MemoryError") from error
try:
    result = {"caught": caught}
except MemoryError:
    result = caught
