# NameError with a suggestion.

counter = 0
counters = [counter]


def step():
    return countre + 1


step()
