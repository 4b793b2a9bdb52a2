# The limit on conversions between int and decimal text: 4300 digits, other bases are free.


def outcome(action):
    try:
        return action()
    except ValueError as error:
        return f"ValueError: {error}"


print(len(str(10 ** 4299)))
print(outcome(lambda: str(10 ** 4300)))
print(outcome(lambda: repr(-10 ** 5000)))
print(outcome(lambda: f"{10 ** 4300}"))
print(outcome(lambda: f"{10 ** 4300:d}"))
print(outcome(lambda: "%d" % 10 ** 4300))
print(outcome(lambda: int("1" * 4301)))
print(outcome(lambda: int("-" + "1" * 5000)))
print(outcome(lambda: int("1" * 4300) % 97))
print(outcome(lambda: int("1_" * 4299 + "1") % 97))
print(outcome(lambda: len(hex(10 ** 5000))))
print(outcome(lambda: len(bin(10 ** 5000))))
print(outcome(lambda: len(oct(10 ** 5000))))
print(outcome(lambda: f"{10 ** 5000:x}"[:10]))
print(outcome(lambda: int("f" * 5000, 16) % 1009))
print(outcome(lambda: int("7" * 6000, 8) % 1009))
print(outcome(lambda: int("1" * 9000, 2) % 1009))
print(outcome(lambda: int("2" * 4301, 3)))
print(outcome(lambda: int("z" * 4301, 36)))
print(outcome(lambda: int("z" * 4300, 36) % 1009))
print(outcome(lambda: int(b"1" * 4301)))
print(outcome(lambda: print(10 ** 4300)))
print(outcome(lambda: [10 ** 4300]) != [0])
print(outcome(lambda: eval("9" * 4300) % 1009))
print(outcome(lambda: 10 ** 5000 == 10 ** 5000))
try:
    eval("9" * 4301)
except SyntaxError as error:
    print("SyntaxError", error.msg)
print((10 ** 5000).bit_length(), hash(10 ** 5000), 10 ** 5000 % 1009)
