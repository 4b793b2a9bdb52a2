# attack: list.extend(self), insert and slice assignment for ever
# allowed: extend(self) a few times
# expect: limit memory
# options: --max-memory 64M

values = [1, 2, 3]
values.extend(values)
print(values)
while True:
    values.extend(values)
    values[1:1] = values
