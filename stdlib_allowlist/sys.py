# The parts of sys that are objects with attributes. Runs in the module after its natives are there.
class _Attributes:
    def __init__(self, name, /, **fields):
        self._name = name
        self._fields = tuple(fields)
        for key, item in fields.items():
            setattr(self, key, item)

    def __repr__(self):
        inner = ", ".join(f"{key}={getattr(self, key)!r}" for key in self._fields)
        return f"sys.{self._name}({inner})"

    def __iter__(self):
        return (getattr(self, key) for key in self._fields)

    def __getitem__(self, index):
        return tuple(self)[index]

    def __len__(self):
        return len(self._fields)

    def __eq__(self, other):
        return tuple(self) == (tuple(other) if isinstance(other, _Attributes) else other)

    def __lt__(self, other):
        return tuple(self) < (tuple(other) if isinstance(other, _Attributes) else other)

    def __le__(self, other):
        return tuple(self) <= (tuple(other) if isinstance(other, _Attributes) else other)

    def __gt__(self, other):
        return tuple(self) > (tuple(other) if isinstance(other, _Attributes) else other)

    def __ge__(self, other):
        return tuple(self) >= (tuple(other) if isinstance(other, _Attributes) else other)

    def __hash__(self):
        return hash(tuple(self))


class _Stream:
    def __init__(self, name, write):
        self.name = name
        self.write = write
        self.encoding = "utf-8"

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def writable(self):
        return True

    def readable(self):
        return False

    def __repr__(self):
        return f"<output stream {self.name}>"


stdout = __stdout__ = _Stream("<stdout>", _write_output)
stderr = __stderr__ = _Stream("<stderr>", _write_error)
implementation = _Attributes("implementation", name="pynterp")
platform = "pynterp"
version = "3.14.0 (pynterp)"
version_info = _Attributes("version_info", major=3, minor=14, micro=0, releaselevel="final", serial=0)
hexversion = 0x030E00F0
float_info = _Attributes(
    "float_info", max=_float_max, max_exp=1024, max_10_exp=308, min=_float_min, min_exp=-1021, min_10_exp=-307,
    dig=15, mant_dig=53, epsilon=_float_epsilon, radix=2, rounds=1)
int_info = _Attributes(
    "int_info", bits_per_digit=64, sizeof_digit=8, default_max_str_digits=4300, str_digits_check_threshold=640)
hash_info = _Attributes(
    "hash_info", width=64, modulus=2305843009213693951, inf=314159, nan=0, imag=1000003, algorithm="siphash13",
    hash_bits=64, seed_bits=128, cutoff=0)
warnoptions = []
del _write_output, _write_error, _float_epsilon, _float_max, _float_min
