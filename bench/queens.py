"""Backtracking on lists and sets: eight queens and more, permutations and their flips (fannkuch)."""


def queens(size):
    columns, rising, falling = set(), set(), set()

    def place(row):
        if row == size:
            return 1
        found = 0
        for column in range(size):
            if column in columns or row + column in rising or row - column in falling:
                continue
            columns.add(column)
            rising.add(row + column)
            falling.add(row - column)
            found += place(row + 1)
            columns.remove(column)
            rising.remove(row + column)
            falling.remove(row - column)
        return found

    return place(0)


def fannkuch(size):
    permutation = list(range(size))
    counts = list(range(1, size + 1))
    longest = checksum = number = 0
    depth = size
    while True:
        first = permutation[0]
        if first:
            flipped = permutation[:]
            flips = 0
            while first:
                flipped[:first + 1] = flipped[first::-1]
                flips += 1
                first = flipped[0]
            if flips > longest:
                longest = flips
            checksum += -flips if number & 1 else flips
        number += 1
        depth = 1
        while True:
            if depth == size:
                return checksum, longest
            permutation.insert(depth, permutation.pop(0))
            counts[depth] -= 1
            if counts[depth]:
                break
            counts[depth] = depth + 1
            depth += 1


def main():
    solutions = queens(10)
    checksum, longest = fannkuch(9)
    assert solutions == 724, solutions
    assert longest == 30, (checksum, longest)
    print("queens", solutions, checksum, longest)


main()
