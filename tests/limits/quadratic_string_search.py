# attack: find, count, replace, split and in with patterns that make a naive search quadratic
# allowed: short ones
# expect: limit steps
# options: --max-steps 30000000

haystack = "a" * 200_000 + "b"
needle = "a" * 100_000 + "c"
print("abc".find("c"))
while True:
    haystack.find(needle)
    haystack.count(needle)
    haystack.rfind("b" + needle)
    needle in haystack
    haystack.split(needle)
    haystack.replace(needle, "")
    haystack.partition(needle)
