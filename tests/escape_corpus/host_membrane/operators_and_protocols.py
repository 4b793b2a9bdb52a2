# attack: use an object of the host in every operator and protocol, to find one that the membrane forgot
# allowed: truth, identity, equality, hashing, being stored
# expect: contained
# compat: contained
# host: membrane
import functools
import json
import operator

leaks = []
unary = ["-account", "+account", "~account", "account[0]", "account[:]", "len(account)", "iter(account)", "next(account)",
         "account()", "account @ 1", "account + 1", "1 + account", "account < account", "account > 1", "int(account)",
         "float(account)", "complex(account)", "abs(account)", "round(account)", "divmod(account, 1)", "pow(account, 2)",
         "bytes(account)", "bytearray(account)", "range(account)", "[1][account]", "'a' * account", "1 in account",
         "list(account)", "tuple(account)", "set(account)", "dict(account)", "dict([account])", "sum(account)",
         "max(account)", "sorted(account)", "reversed(account)", "zip(account)", "map(account, [1])", "json.dumps(account)",
         "'%d' % account", "'%c' % account", "format(account, 'x')", "chr(account)", "hex(account)", "memoryview(account)",
         "operator.index(account)", "operator.itemgetter(0)(account)", "operator.setitem(account, 0, 0)",
         "operator.length_hint(account, 0) or 1 // 0", "isinstance(1, account)", "issubclass(account, object)",
         "print(*account)", "print(**account)", "{**account}", "[*account]", "f'{account:x}'", "slice(account).indices(1)",
         "functools.reduce(account, [1, 2])", "super(account, account)", "type('X', (account,), {})", "eval(account)",
         "exec(account)", "setattr(account, account, 1)", "getattr(account, account)", "account.owner.owner",
         "str(account, 'utf8')", "''.join([account])", "''.join(account)", "open_ = account.__enter__()"]
for source in unary:
    try:
        value = eval(source) if not source.startswith("open_") else exec(source)
        if source.startswith(("zip", "map", "reversed", "iter")):
            value = list(value)
        leaks.append((source, value))
    except (TypeError, AttributeError, NameError, ZeroDivisionError, ValueError):
        pass
for statement in ["with account: pass", "for x in account: pass", "a, b = account", "account[0] = 1", "del account[0]",
                  "account += 1", "raise account", "raise ValueError from account", "import account",
                  "class X(metaclass=account): pass", "assert account.owner == 1", "del account.owner",
                  "match account:\n    case {'owner': x}: leaks.append(x)\n    case [x]: leaks.append(x)\n    case _: 1 // 0",
                  "match account:\n    case object(secret=x): leaks.append(x)\n    case _: 1 // 0"]:
    try:
        exec(statement)
        leaks.append(statement)
    except (TypeError, AttributeError, ImportError, AssertionError, ZeroDivisionError):
        pass
if not account or account != account or account not in {account} or {account: 1}[account] != 1 or not callable(fetch):
    leaks.append("what is allowed")
print("LEAK" if leaks else "CONTAINED", *leaks)
