# attack: let the modules of the library look into an object of the host: copy, inspect, pprint, dataclasses, enum, traceback, weakref
# allowed: the same helpers on guest objects, and repr of the object
# expect: contained
# compat: contained
# host: membrane
import collections
import contextlib
import copy
import dataclasses
import functools
import inspect
import json
import pprint
import reprlib
import string
import types

leaks = []
attempts = {
    "copy": lambda: copy.copy(account) is not account or None,
    "deepcopy": lambda: copy.deepcopy(account) is not account or None,
    "replace": lambda: copy.replace(account, owner="x"),
    "dataclass": lambda: dataclasses.asdict(account),
    "fields": lambda: dataclasses.fields(account),
    "members": lambda: [pair for pair in inspect.getmembers(account) if pair[0] not in ("owner", "balance", "pay", "same")] or None,
    "static": lambda: inspect.getattr_static(account, "secret"),
    "signature": lambda: inspect.signature(account),
    "source": lambda: inspect.getsource(account.pay),
    "json": lambda: json.dumps(account, default=vars),
    "template": lambda: string.Template("$secret").substitute(account),
    "formatter": lambda: string.Formatter().format("{0.secret}", account),
    "chain": lambda: collections.ChainMap(account)["secret"],
    "user": lambda: collections.UserDict(account).data,
    "wraps": lambda: functools.wraps(account)(lambda: 0).secret,
    "update": lambda: functools.update_wrapper(account, lambda: 0),
    "namespace": lambda: types.SimpleNamespace(**account),
    "proxy": lambda: types.MappingProxyType(account)["secret"],
    "method": lambda: types.MethodType(account, 1)(),
    "closing": lambda: contextlib.closing(account).__exit__(None, None, None),
}
for name, attempt in attempts.items():
    try:
        found = attempt()
        if found is not None:
            leaks.append((name, found))
    except (TypeError, AttributeError, ValueError, KeyError, OSError, copy.Error):
        pass
text = pprint.pformat(account) + reprlib.repr(account) + repr([account]) + f"{account}"
if "CANARY" in text or "secret" in text or account.owner != "host":
    leaks.append(text)
print("LEAK" if leaks else "CONTAINED", *leaks)
