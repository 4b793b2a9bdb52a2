# options: --profile compat
"""compile(): code objects for exec and eval, and the errors of its arguments."""
import sys

code = compile("x = y + 1\ndef f(): return x", "<text>", "exec")
names = {"y": 2}
print(exec(code, names), names["x"], names["f"]())
exec(code, names, names)
local = {}
exec(code, names, local)
print(sorted(local))
print(eval(compile("[x * 2 for x in range(3)]", "<text>", "eval")))
print(eval(compile("z = 1", "<text>", "exec"), local), local["z"])
exec(compile("5 * 5", "<text>", "single"))
exec(compile("None", "<text>", "single"))
exec(compile(b"print('from bytes')", b"<bytes>", "exec", 0, True, -1))
exec(compile("print('keywords')", filename="f", mode="exec", flags=0, dont_inherit=False, optimize=0))


class Lookups(dict):
    def __missing__(self, key):
        return key + "!"


print(eval(compile("name", "<text>", "eval"), {}, Lookups()))
for arguments in (("a b", "name.py", "exec"), ("return", "name.py", "exec"), ("x = 1", "name.py", "eval"), ("(", "f", "single"),
                  ("x", "f", "other"), ("x", "f", 1), ("x", 5, "exec"), (5, "f", "exec"), ("x", "f", "exec", 1 << 30),
                  ("x", "f", "exec", 0, False, 7), ("x\0", "f", "exec"), ("x",)):
    try:
        compile(*arguments)
    except SyntaxError as error:
        print(type(error).__name__, error.filename, error.lineno, error.msg)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(type(code).__name__, code == code, callable(code))
