# A failing list comprehension inside a function: one frame, carets on the inner part.


def invert(values):
    return {name: 1 / value for name, value in values.items()}


invert({"a": 2, "b": 0})
