# attack: unions of a thousand types, whose members are all compared with one another
# allowed: a union of fifty
# expect: limit fuel
# options: --max-steps 4000000

types = [type(f"T{i}", (), {}) for i in range(900)]


def union(count):
    result = int
    for kind in types[:count]:
        result = result | kind
    return result


assert len(union(50).__args__) == 51
while True:
    union(900) == union(900)
