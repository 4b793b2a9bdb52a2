# Complex numbers: literals, arithmetic, repr, comparison, parsing, formatting.


def fails(action, *arguments):
    try:
        print("no error:", action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


z, w = 3 + 4j, 1 - 2j
print(z, w, z + w, z - w, z * w, z / w, z ** 2, z ** w == pow(z, w), -z, +z, abs(z), z.conjugate())
print(z.real, z.imag, type(z), 1j * 1j, 2j, 0j, -0j, 1 + 0j, complex(0, -1), complex(-0.0, 1), complex(1, float("nan")), complex(float("inf"), -1))
print(z == 3 + 4j, z != w, z == 3, 3 + 0j == 3, 3.0 == 3 + 0j, hash(3 + 0j) == hash(3), {3: "x"}[3 + 0j], z in [z], bool(0j), bool(1j))
print(z + 1, 1 + z, z - 1.5, 2 * z, z / 2, 1 / 1j, z ** 0, 0j ** 0, 1j ** 2, 2 ** 2j == pow(2, 2j), (1 + 1j) ** 3, (2 + 0j) ** -1)
print(complex(), complex(5), complex(1.5, 2), complex("1+2j"), complex("-1.5e3-2.5e-1j"), complex(" 3j "), complex("(1+2j)"), complex("inf"), complex("j"), complex(1j, 1j), complex(True))
for text in ("", "1+", "1 + 2j", "1+2i", "a", "1+2j3", "((1))"):
    fails(complex, text)
fails(complex, "1", 2)
fails(complex, 1, "2")
fails(complex, [])
fails(lambda: z < w)
fails(lambda: z // 2)
fails(lambda: z % 2)
fails(lambda: divmod(z, 2))
fails(lambda: z / 0)
fails(lambda: 0j ** -1)
fails(lambda: int(z))
fails(lambda: float(z))
fails(lambda: round(z))
fails(lambda: pow(z, 2, 3))
fails(lambda: max(z, w))
fails(lambda: z.nothing)
fails(lambda: math_floor(z))
print(f"{z:.2f} {z} {z!r:>12} {z:g} {z:>15.1f}|{z:+.1e}")
fails(lambda: f"{z:d}")
fails(lambda: f"{z:010}")
print(repr(1e20 + 1e-5j), repr(1.5j), str(-1.5 - 0j), [1 + 2j], (1j,), {1j: 2j})
print(sum([1j, 2, 3.5]), sum([], 1j), complex(3, 4).__abs__(), (1 + 2j).__eq__(1), (1 + 2j).__add__("x"))


class Convertible:
    def __complex__(self):
        return 7 + 8j


class Real:
    def __float__(self):
        return 2.5


print(complex(Convertible()), complex(Real()), complex(Real(), 1))
