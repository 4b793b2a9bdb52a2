# attack: slip numbers past least and greatest values: booleans, floats, edges of 64 bits, subclasses, negative zero, nan
# allowed: numbers inside
# expect: contained
# compat: contained
# host: membrane
# policy: {"capabilities": {"host.add": {"level": "off", "arguments": [{"position": 0, "minimum": -5, "maximum": 5}, {"position": 1, "minimum": 100, "optional": true}]}}}
import enum
import fractions

leaks = []


class Sly(int):
    def __lt__(self, other):
        return False

    def __gt__(self, other):
        return False

    def __le__(self, other):
        return True

    def __ge__(self, other):
        return True

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __int__(self):
        return 0

    __index__ = __int__


class Level(enum.IntEnum):
    HIGH = 6


class Index:
    def __index__(self):
        return 0


for number in [6, -6, 2**31, 2**32, 2**32 + 1, 2**63 - 1, 2**63, 2**64, 2**64 + 1, -2**63, -2**64, 10**400, Sly(6), Sly(-6), Sly(2**64), True,
               False, 0.0, -0.0, 5.0, float("nan"), float("inf"), 1j, "1", b"1", None, Index(), Level.HIGH, fractions.Fraction(1), [1], (1,)]:
    for attempt in [lambda: add(number), lambda: add(*[number]), lambda: add(number, 100), lambda: [*map(add, [number])]]:
        try:
            leaks.append((number, attempt()))
        except TypeError:
            pass
        except PermissionError as error:
            if "the policy's rules for 'host.add'" not in str(error) and "host.add" not in str(error):
                leaks.append(str(error))
for second in [99, -100, 0, 99.9, True, None, Sly(99), 2**64 * -1]:
    try:
        leaks.append((second, add(0, second)))
    except (PermissionError, TypeError):
        pass
if [add(n) for n in (-5, 0, 5)] != [-5, 0, 5] or add(1, 100) != 101 or add(Sly(3), 2**40) != 2**40 + 3:
    leaks.append("numbers inside")
print("LEAK" if leaks else "CONTAINED", *leaks)
