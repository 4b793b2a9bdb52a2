# attack: use the host's class where a class of the guest is expected: bases, metaclass, __class__, slots, generic alias, isinstance hooks
# allowed: type() of an object of the host, isinstance
# expect: contained
# compat: contained
# host: membrane
import abc
import enum
from dataclasses import dataclass, make_dataclass

leaks = []


class Guest:
    pass


class Any_(abc.ABC):
    pass


guest = Guest()
for attempt in [lambda: type("X", (Account,), {}), lambda: type("X", (Guest, type(account)), {}), lambda: type(account)(),
                lambda: setattr(guest, "__class__", type(account)), lambda: setattr(account, "__class__", Guest),
                lambda: object.__new__(type(account)), lambda: object.__new__(Account), lambda: type(account).__new__(type(account)),
                lambda: type.__call__(type(account)), lambda: make_dataclass("X", ["a"], bases=(type(account),)),
                lambda: enum.Enum("X", "a b", type=type(account)), lambda: setattr(type(account), "owner", 1),
                lambda: type.__setattr__(type(account), "owner", "x"), lambda: delattr(type(account), "pay"),
                lambda: dataclass(type(account)).owner, lambda: type(account).owner, lambda: type(account).pay(account, 1),
                lambda: type(account)["x"]]:
    try:
        leaks.append(attempt())
    except (TypeError, AttributeError, ValueError):
        pass
if account.owner != "host" or account.balance != 100:
    leaks.append("the account was changed")
if isinstance(account, (Guest, int, str, dict)) or type(account) is not type(account) or not isinstance(account, object):
    leaks.append("isinstance")
print("LEAK" if leaks else "CONTAINED", *leaks)
