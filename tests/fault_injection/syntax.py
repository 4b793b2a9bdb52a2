# A bit of every statement and expression, for the compiler's own allocations.
import math as mathematics


choose = lambda x, /, y=1, *a, k, **b: x if y else not k


def statements(values, *, flag=True):
    global counter
    counter = 0
    while counter < 3:
        counter += 1
        if counter == 2:
            continue
        elif counter > 5:
            break
    else:
        values += ["else"]
    for index, (left, right) in enumerate([(1, 2), (3, 4)]):
        values.append(left << right | index & 1 ^ 3)
    assert values, "never empty"
    try:
        raise LookupError
    except (KeyError, LookupError) as error:
        values.append(type(error).__name__)
    else:
        pass
    finally:
        del index
    return (values[-1:], *values) if flag and not None else values


class Annotated:
    """A docstring."""

    x: int = 1
    y: "str"

    def method(self) -> int:
        return [a for a in (b for b in [1, 2, 3]) if a != 2]


if (walrus := len("abc")) >= 3 and 1 < walrus <= 3:
    chained = walrus
number: int = 0x_ff + 0b11 + 0o17 + 1_000
text = "implicit " "concatenation" f" {number:{'>'}{10}} {text!r:.3}"
result = [
    statements([]), statements([1], flag=False), Annotated().method(), chained, number, text, mathematics.pi > 3,
    {k: v for k, v in {"a": 1}.items()}, sorted({1, 2} & {2}), -number ** 2 // 3 % 7 if walrus else ~number,
]
