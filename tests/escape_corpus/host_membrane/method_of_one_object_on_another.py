# attack: make a method of the host run on an object it was not made for: other host classes, guest objects, lies about the class
# allowed: methods of an account with an account
# expect: contained
# compat: contained
# host: membrane
import functools
import operator
import weakref

leaks = []


class Liar:
    owner, balance = "liar", 10**9

    @property
    def __class__(self):
        return type(account)

    def __index__(self):
        return 0

    def __eq__(self, other):
        return True

    __hash__ = None


class Mine(Open):
    @property
    def owner(self):
        return "changed"


other = Account("other")
strangers = [Liar(), session(), Mine("mine"), Open("open"), 1, None, "host", account.pay, Account, fetch, type(account), [account],
             super(Mine, Mine("m")), functools.partial(account.pay)]
for stranger in strangers:
    for attempt in [lambda: account.same(stranger), lambda: other.same(stranger), lambda: account.pay.__get__(stranger)(1),
                    lambda: operator.methodcaller("same", stranger)(account)]:
        try:
            leaks.append((type(stranger).__name__, attempt()))
        except (TypeError, AttributeError):
            pass
try:
    leaks.append(account.same(weakref.proxy(other)))
except TypeError:
    pass
for stranger in [True, 1.5, "1", None, account, Liar(), 2**64, -2**70]:
    try:
        if account.pay(stranger) != 99 or stranger is not True:
            leaks.append(("pay", stranger))
    except (TypeError, OverflowError):
        pass
if not account.same(account) or account.same(other) or not other.same(other):
    leaks.append("what is allowed")
print("LEAK" if leaks else "CONTAINED", *leaks)
