# A failing expression over several lines: the first and last line and carets.


def compute(a, b, c):
    return (
        a
        + b
        * c
        - "text"
    )


def call(function, *arguments):
    return function(
        *arguments,
    )


values = {
    "first": [1, 2, 3],
}
print(call(max, 1, 2))
result = call(
    compute,
    values["first"][0],
    values["first"][1], values["first"][2],
)
