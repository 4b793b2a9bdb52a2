# attack: an uncaught read of a blocked name ends the script
# allowed: printing before it
# expect: error AttributeError
# compat: allowed

print("before")
leaks = [int.__mro__]
print("LEAK", *leaks)
