# attack: an uncaught exception in a cycle of causes must be printed and end
# allowed: a chain that ends
# expect: error ValueError
# compat: contained

a, b = ValueError("a"), ValueError("b")
a.__cause__ = b
b.__cause__ = a
raise a
