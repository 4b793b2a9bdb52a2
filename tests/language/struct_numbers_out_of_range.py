# Numbers that do not fit a format of struct.
import struct

for format, number in (("e", 10**400), ("f", 10**400), ("d", 10**400), ("e", 2**40), ("e", 1e30), ("P", -1), ("P", 2**64), ("P", -2**63 - 1), ("P", "x"), ("P", 1.5)):
    try:
        print(struct.pack(format, number))
    except Exception as error:
        print(format, type(error).__name__, error)
