# Comprehensions run in the frame around them; a generator expression has its own.


def build(rows):
    return [[int(cell) for cell in row.split(",")] for row in rows]


def total(rows):
    return sum(int(cell) for row in rows for cell in row.split(","))


print(build(["1,2", "3"]))
try:
    print(total(["1", "x"]))
except ValueError as error:
    print("caught", error)
print(total(["4,5", "6,seven"]))
