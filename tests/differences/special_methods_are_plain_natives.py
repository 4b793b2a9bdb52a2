# shows: special methods of built-in types are native functions like any other
# expect: benign
assert type(int.__add__).__name__ == type(str.upper).__name__ == "method_descriptor"
assert type((1).__add__).__name__ == type("".upper).__name__ == "builtin_function_or_method"
assert hasattr("a", "__reversed__") and not hasattr("a", "__length_hint__")
print("OK")
