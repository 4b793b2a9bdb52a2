# attack: die of an exception with a context chain that is longer than the C stack would take
# allowed: an uncaught exception ends the script
# expect: error ValueError
# compat: contained

error = None
for number in range(20000):
    made = KeyError(number)
    made.__context__ = error
    error = made
raise ValueError("last") from error
