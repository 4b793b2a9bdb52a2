# attack: look into functions and methods of the host as values: attributes, binding, decorating, subclassing
# allowed: passing them around, partial application, keys
# expect: contained
# compat: contained
# host: membrane
import functools

leaks = []
values = [fetch, account.pay, Account, session]
blocked = ["__globals__", "__builtins__", "__import__", "__loader__", "__subclasses__", "__self__", "__func__"]
for value in values:
    for name in blocked + ["secret", "user_data", "handle", "native", "call", "__wrapped__", "__get__", "__set__"]:
        try:
            leaks.append((name, getattr(value, name)))
        except AttributeError:
            pass
    for attempt in [lambda: setattr(value, "x", 1), lambda: setattr(value, "__name__", "x"), lambda: vars(value),
                    lambda: setattr(value, "__class__", object), lambda: delattr(value, "__name__"),
                    lambda: type(value)(), lambda: type("X", (type(value),), {})]:
        try:
            leaks.append(attempt())
        except (AttributeError, TypeError):
            pass
    text = repr(value) + str(getattr(value, "__doc__", "")) + str(getattr(value, "__name__", ""))
    if "0x7" in text or "0x55" in text:
        leaks.append(text)


class Holder:
    get = fetch
    static = staticmethod(fetch)
    of_class = classmethod(lambda cls, path: fetch(path))


wanted = "GET of /x"
if [Holder().get("/x"), Holder.static("/x"), Holder.of_class("/x"), functools.partial(fetch, "/x")(), [*map(fetch, ["/x"])][0],
        {fetch: 1} and fetch("/x"), (lambda f=fetch: f("/x"))()] != [wanted] * 7:
    leaks.append("passing them around")
if fetch is not fetch or fetch != fetch or account.owner != "host":
    leaks.append("identity")
print("LEAK" if leaks else "CONTAINED", *leaks)
