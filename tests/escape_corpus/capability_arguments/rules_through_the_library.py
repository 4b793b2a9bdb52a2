# attack: pass the policy's rules with arguments that helpers of the library assemble: partial, map, starmap, methodcaller, reduce, ChainMap
# allowed: the same helpers with allowed arguments
# expect: contained
# compat: contained
# host: membrane
# policy: {"capabilities": {"host.fetch": {"level": "off", "arguments": [{"position": 0, "keyword": "path", "prefix": "/data/public"}, {"position": 1, "keyword": "method", "equals": ["GET"], "optional": true}]}, "host.apply": "off"}}
import collections
import functools
import itertools
import operator
import re
import string

leaks = []
bad = "/etc/passwd"
late = functools.partial(fetch, "/data/public")
late_key = functools.partial(fetch, path="/data/public")


class Keys:
    turn = 0

    def keys(self):
        return ["path"]

    def __getitem__(self, name):
        Keys.turn += 1
        return "/data/public" if Keys.turn % 2 else bad


for attempt in [lambda: functools.partial(fetch, bad)(), lambda: late(bad), lambda: late_key(path=bad), lambda: late("GET", path=bad),
                lambda: [*map(fetch, [bad])], lambda: [*itertools.starmap(fetch, [(bad, "GET")])], lambda: operator.call(fetch, bad),
                lambda: operator.methodcaller("__call__", bad)(fetch), lambda: functools.reduce(fetch, [bad, "GET"]),
                lambda: fetch(**collections.ChainMap({}, {"path": bad})), lambda: fetch(*collections.UserList([bad])),
                lambda: fetch(*(part for part in [bad])), lambda: apply(fetch, bad), lambda: apply(late, bad),
                lambda: re.sub("^.*$", lambda m: fetch(m[0]), bad), lambda: sorted([bad], key=fetch), lambda: max([bad], key=fetch),
                lambda: fetch(string.Template("$p").substitute(p=bad)), lambda: fetch(collections.UserString("/data/public")),
                lambda: next(iter(functools.partial(fetch, bad), None)), lambda: [fetch(**Keys()), fetch(**Keys())]]:
    try:
        leaks.append(attempt())
    except (PermissionError, AttributeError):
        pass
if late() != "GET of /data/public" or [*map(fetch, ["/data/public/a"])] != ["GET of /data/public/a"] or late("GET") != late_key():
    leaks.append("the same helpers with allowed arguments")
print("LEAK" if leaks else "CONTAINED", *leaks)
