# An unclosed bracket, reported where it was opened.

values = [1, 2,
          (3, 4
print(values)
