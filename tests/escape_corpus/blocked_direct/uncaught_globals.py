# attack: an uncaught read of a function's globals
# allowed: calling the function
# expect: error AttributeError
# compat: contained

def function():
    return 1


print(function())
print("LEAK", function.__globals__)
