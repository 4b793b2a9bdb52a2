# attack: an uncaught read of a blocked name ends the script
# allowed: printing before it
# expect: error AttributeError

print("before")
print(int.__mro__)
print("LEAK")
