"""Gardens: beds on a grid known by tuples, plants as sets, who may stand beside whom, reports joined and counted."""

PLANTS = ["bean", "beet", "cress", "dill", "fennel", "garlic", "leek", "mint", "onion", "pea", "rue", "sage"]


def make_beds(width, height):
    return {(x, y): {PLANTS[(x * k // 3 + y) % 12] for k in range(1, 5)} for x in range(width) for y in range(height)}


def near(bed, beds):
    x, y = bed
    return [place for place in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)) if place in beds]


def quarrels(beds, foes):
    found = set()
    for bed, plants in beds.items():
        for other in near(bed, beds):
            shared = plants & foes.get(bed[0] % 3, set())
            if shared - beds[other] and (other, bed) not in found:
                found.add((bed, other))
    return found


def fields(beds):
    """Beds that hang together by a plant they share, flooded from each that was not reached yet."""
    seen, sizes = set(), []
    for start in beds:
        if start in seen:
            continue
        todo, size = [start], 0
        seen.add(start)
        while todo:
            bed = todo.pop()
            size += 1
            for other in near(bed, beds):
                if other not in seen and beds[other] & beds[bed]:
                    seen.add(other)
                    todo.append(other)
        sizes.append(size)
    return sizes


def season(beds):
    grown = {bed: set(plants) for bed, plants in beds.items()}
    for bed, plants in grown.items():
        for other in near(bed, grown):
            plants |= {plant for plant in grown[other] if len(plant) < 4}
            if len(plants) > 3 and (plants >= grown[other] or plants.isdisjoint(beds[bed])):
                plants.discard(min(plants))
    return grown


def census(beds):
    counts, at = {}, {}
    for (x, y), plants in beds.items():
        for plant in plants:
            name = plant[:1].upper() + plant[1:].lower()
            counts[name] = counts.get(name, 0) + 1
            row = at.setdefault(name, {})
            row[y] = row.get(y, 0) + x
    return counts, {name: dict(row) for name, row in at.items()}


def report(beds):
    lines = []
    for bed in sorted(beds):
        lines.append(".".join(map(str, bed)) + ":" + ",".join(sorted(beds[bed])))
    marks = str.maketrans("aeiou.", "43105-", "y")
    return "\n".join(lines).translate(marks), max(map(len, lines)), len(set(map(len, lines)))


def main():
    beds = make_beds(14, 14)
    foes = {0: {"bean", "leek", "mint"}, 1: {"dill", "rue"}, 2: {"pea", "sage", "onion"}}
    print(len(quarrels(beds, foes)), fields(beds)[:4])
    for _ in range(3):
        beds = season(beds)
    counts, at = census(beds)
    print(sorted(counts.items())[:3], sorted(at)[-1], len(at[sorted(at)[0]]))
    text, longest, widths = report(beds)
    print(text[:24], len(text), longest, widths)


main()
