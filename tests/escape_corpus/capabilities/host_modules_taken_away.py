# attack: import modules of the host's resolver although the policy takes that away
# allowed: modules of the allowlist
# expect: contained
# compat: contained
# host: membrane
# policy: {"capabilities": {"modules": "error"}}
leaks = []
for source in ["import host_module", "from host_module import value", "exec('import host_module')", "import host_module as json"]:
    try:
        exec(source)
        leaks.append(source)
    except PermissionError as error:
        if "needs the capability 'modules'" not in str(error):
            leaks.append(str(error))
import math

if math.floor(1.5) != 1:
    leaks.append("the allowlist")
print("LEAK" if leaks else "CONTAINED", *leaks)
