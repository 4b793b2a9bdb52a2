# attack: run out of memory, and again in every finally on the way out
# allowed: finally that frees
# expect: limit memory
# options: --max-memory 64M

kept = []


def level(n):
    try:
        if n:
            level(n - 1)
        while True:
            kept.append("x" * 10_000 + str(len(kept)))
    finally:
        kept.append("y" * 100_000_000)


level(50)
