# attack: flood the output through the separator, the end, and values whose text grows
# allowed: a line with its own separator
# expect: limit output
# compat: contained
# options: --max-output 10K


class Grow:
    size = 1

    def __str__(self):
        Grow.size *= 2
        return "g" * Grow.size


print(1, 2, sep="-", end="\n")
while True:
    try:
        print(Grow(), Grow(), sep="s" * 50, end="e" * 50)
    except BaseException as error:
        print("LEAK caught", type(error))
