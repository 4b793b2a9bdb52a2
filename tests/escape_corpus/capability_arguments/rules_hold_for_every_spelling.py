# attack: reach a path or a method that the policy's rules do not allow, by other types, spellings and ways to pass arguments
# allowed: what the rules allow
# expect: contained
# compat: contained
# host: membrane
# policy: {"capabilities": {"host.fetch": {"level": "off", "arguments": [{"position": 0, "keyword": "path", "prefix": "/data/public"}, {"position": 1, "keyword": "method", "equals": ["GET", "HEAD"], "optional": true}]}, "host.add": {"level": "off", "arguments": [{"position": 0, "minimum": 0, "maximum": 10}, {"position": 1, "equals": [1]}]}}}
leaks = []


class Text(str):
    """Says of itself whatever is wanted."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash("/data/public")

    def __str__(self):
        return "/data/public"

    def startswith(self, *arguments):
        return True

    def __len__(self):
        return 12


refused_paths = ["/etc/passwd", "/data/public/../secret", "/data/publicity", "/data/public/./x", "/data/public//x", "/data",
                 "", "/DATA/PUBLIC/x", "/data/public\0/../x", "/data/public\\..\\x", " /data/public", "/data/public/..",
                 Text("/etc/passwd"), "/d\u0430ta/public", "\uff0fdata/public", "/data/public/\u2024\u2024\0",
                 b"/data/public", ["/data/public"], None, 1, object()]
for path in refused_paths:
    for call in [lambda: fetch(path), lambda: fetch(path=path), lambda: fetch(*[path]), lambda: fetch(**{"path": path}),
                 lambda: fetch("/data/public/x", path=path), lambda: next(map(fetch, [path]))]:
        try:
            leaks.append((path, call()))
        except PermissionError as error:
            if "host.fetch" not in str(error) or "line " not in str(error):
                leaks.append(str(error))
for call in [lambda: fetch("/data/public/x", "POST"), lambda: fetch("/data/public/x", method="get"),
             lambda: fetch("/data/public/x", "GET", "GET"), lambda: fetch("/data/public/x", Method="GET"),
             lambda: fetch(), lambda: fetch(method="GET"), lambda: fetch("/data/public/x", "GET\0"),
             lambda: fetch("/data/public/x", Text("POST")), lambda: fetch("/data/public/x", "GET", method="GET"),
             lambda: fetch("/data/public/x", None), lambda: fetch("/data/public/x", *["GET"] * 100),
             lambda: add(11, 1), lambda: add(-1, 1), lambda: add(True, 1), lambda: add(1.0, True), lambda: add(2**64, 1),
             lambda: add(-2**70, 1), lambda: add(float("nan"), 1), lambda: add("1", 1), lambda: add(1, 1.0),
             lambda: add(1, True), lambda: add(1), lambda: add(1, 1, 1), lambda: add(1, 1, c=1)]:
    try:
        leaks.append(call())
    except PermissionError:
        pass
good = [fetch("/data/public"), fetch("/data/public/a.txt"), fetch("/data/public/a", "HEAD"), fetch(path="/data/public/..a"),
        fetch(Text("/data/public/b"), method=Text("GET")), add(0, 1), add(10, 1)]
if good != ["GET of /data/public", "GET of /data/public/a.txt", "HEAD of /data/public/a", "GET of /data/public/..a",
            "GET of /data/public/b", 1, 11]:
    leaks.append(good)
print("LEAK" if leaks else "CONTAINED", *leaks)
