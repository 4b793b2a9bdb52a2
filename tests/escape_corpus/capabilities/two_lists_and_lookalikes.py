# attack: call what is not granted under names that look like what is: aliases, rebound names, attributes, keywords, other cases
# allowed: what is granted, under any name of the guest's
# expect: contained
# compat: contained
# host: membrane
# policy: {"capabilities": {"host.add": "off", "host.Account.owner": "off", "host.apply": "off"}}
import functools

leaks = []
sum_of = add
add_ = fetch
try:
    fetch.__name__ = "add"
except (AttributeError, TypeError):
    pass


def wrapper(function):
    @functools.wraps(function)
    def inner(*arguments):
        return function(*arguments)
    return inner


class Namespace:
    add = fetch
    static = staticmethod(fetch)


globals()["add_alias"] = fetch
for attempt in [lambda: add_("/x"), lambda: Namespace().add(), lambda: Namespace.static("/x"), lambda: wrapper(fetch)("/x"),
                lambda: functools.partial(fetch, "/x")(), lambda: add_alias("/x"), lambda: eval("add('/x')", {"add": fetch}),
                lambda: apply(fetch, "/x"), lambda: apply(apply, fetch, "/x"), lambda: [*map(fetch, ["/x"])],
                lambda: functools.reduce(fetch, ["/x", "GET"]), lambda: next(iter(lambda: fetch("/x"), None)),
                lambda: account.pay(0), lambda: Account("me").owner, lambda: account.same(account), lambda: Open("me"),
                lambda: getattr(account, "balance"), lambda: functools.cached_property(fetch).func("/x"), lambda: session()]:
    try:
        leaks.append(attempt())
    except PermissionError as error:
        if "needs the capability 'host." not in str(error):
            leaks.append(str(error))
if sum_of(1, 2) != 3 or account.owner != "host" or apply(wrapper(sum_of), 1) != 1 or [*map(add, [1, 2], [3, 4])] != [4, 6]:
    leaks.append("what is granted")
print("LEAK" if leaks else "CONTAINED", *leaks)
