# attack: set a member of the host by statements and helpers that set attributes, with values of the wrong kind
# allowed: a balance that is an integer
# expect: contained
# compat: contained
# host: membrane
import contextlib

leaks = []


class Number(int):
    def __int__(self):
        return 10**6

    __index__ = __int__


class Indexed:
    def __index__(self):
        return 7


statements = ["account.owner = 'x'", "account.owner += 'x'", "for account.owner in 'ab': pass", "[0 for account.x in 'ab']",
              "with contextlib.nullcontext('x') as account.owner: pass", "(account.owner, rest) = 'ab'", "*account.owner, = 'ab'",
              "account.pay = len", "account.balance = 'x'", "account.balance = 1.5", "account.balance = None", "account.balance = 2**63",
              "account.balance = -2**63 - 1", "account.balance = Indexed()", "account.balance = account", "del account.balance",
              "account.balance: int = 'x'", "account.balance = b'1'", "del account.owner, account.pay", "import math as account.owner",
              "account.__class__ = int", "account.balance += 'x'", "for account.balance in [None]: pass"]
for statement in statements:
    try:
        exec(statement)
        leaks.append(statement)
    except (AttributeError, TypeError, SyntaxError, OverflowError, ValueError):
        pass
if account.owner != "host" or account.balance != 100:
    leaks.append((account.owner, account.balance))
account.balance = Number(3)
if account.balance != 3:
    leaks.append("the number was asked for another")
for account.balance in range(5):
    pass
account.balance += 2**62
if account.balance != 2**62 + 4 or account.pay(2**62) != 4:
    leaks.append("a balance that is an integer")
print("LEAK" if leaks else "CONTAINED", *leaks)
