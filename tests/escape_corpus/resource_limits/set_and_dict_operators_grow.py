# attack: grow sets and dicts by operators on themselves until the memory ends, catching every error
# allowed: small unions
# expect: contained
# compat: contained
# options: --max-memory 16M

leaks = []


def grow_set():
    made = {0}
    while True:
        made |= {x + len(made) for x in made}


def grow_dict():
    made = {0: 0}
    while True:
        made |= {k + len(made): v for k, v in made.items()}


def grow_pairs():
    made = ()
    while True:
        made += (made,) + (0,) * (len(made) + 1)


def grow_bytes():
    made = bytearray(b"x")
    while True:
        made += bytes(made)


def grow_text():
    made = "é"
    while True:
        made = f"{made}{made}"


for number, attempt in enumerate((grow_set, grow_dict, grow_pairs, grow_bytes, grow_text) * 2):
    try:
        attempt()
        leaks.append(number)
    except MemoryError:
        pass
print({1} | {2}, {1: 2} | {3: 4})
print("LEAK" if leaks else "CONTAINED", *leaks)
