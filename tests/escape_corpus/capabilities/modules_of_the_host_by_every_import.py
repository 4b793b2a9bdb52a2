# attack: import the host's own modules although the policy takes that capability away: statements, eval, from, star, renamed, caught
# allowed: modules of the allowlist
# expect: contained
# compat: contained
# host: membrane
# policy: {"capabilities": {"modules": "error", "host.fetch": "off"}}
import sys

leaks = []
for statement in ["import host_module", "import host_module as json", "from host_module import value", "from host_module import *",
                  "import json, host_module", "import host_module.value", "from host_module import value as x",
                  "exec('import host_module')", "def f():\n    import host_module\nf()", "class C:\n    import host_module",
                  "[exec('import host_module') for _ in range(2)]", "import lists_blocked_names",
                  "try:\n    import host_module\nfinally:\n    pass", "(lambda: exec('from host_module import value'))()"]:
    space = {}
    try:
        exec(statement, space)
        leaks.append((statement, sorted(space)))
    except (PermissionError, ImportError):
        pass
    if "value" in space or "host_module" in space:
        leaks.append(("something was left", statement))
if "host_module" in getattr(sys, "modules", {}):
    leaks.append("it was loaded")
import json
import math

if json.loads("[1]") != [1] or math.sqrt(4) != 2 or fetch("/x") != "GET of /x":
    leaks.append("modules of the allowlist")
print("LEAK" if leaks else "CONTAINED", *leaks)
