# Integers of every size, floats, complex numbers and conversions between them and text.
big = 3**200 + 7**150
values = [big * big, big // 12345678901234567890, big % 97, -big >> 13, big << 70, divmod(big, 10**30)]
values.append(pow(3, 1000, 10**40))
values.append(str(big)[:10])
values.append(int("9" * 60))
values.append([0.1 + 0.2, float("1e300"), round(2.675, 2), (1.5).hex(), float.fromhex("0x1.8p1")])
values.append(str(complex(1, 2) * complex(3, -1)))
values.append([int.from_bytes(big.to_bytes(80, "big"), "big") == big, big.bit_length(), hex(big)[:8], f"{big:,}"[:9]])
values.append([abs(-big) == big, sum([big, 1, 2.5]) > 0, min(big, 3), max([1, 2, big]) == big])
result = [str(value) for value in values]
