# attack: quadratic searches in long text inside single native calls
# allowed: a search in a short text
# expect: limit deadline
# compat: contained
# options: --timeout 1

text = "a" * 1_000_000
needle = "a" * 499_999 + "b" + "a" * 499_999
print("abc".find("c"))
values = list(range(100_000))
while True:
    try:
        text.find(needle)
        text.rfind(needle)
        text.count(needle)
        text.replace(needle, "")
        text.split(needle)
        text.encode().find(needle.encode())
        values.index(-1) if -1 in values else None
        (values * 3) == (values * 3)
        sum([[i] for i in range(20_000)], [])
        set(values) - set(values)
    except BaseException as error:
        print("LEAK caught", type(error))
