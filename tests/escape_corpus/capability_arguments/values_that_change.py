# attack: change an argument between the policy's check and the host's use of it
# allowed: a value that the rules allow
# expect: contained
# compat: contained
# host: membrane
# policy: {"capabilities": {"host.fetch": {"level": "off", "arguments": [{"position": 0, "prefix": "/data/public"}]}, "host.apply": {"level": "off", "arguments": [{"position": 0}, {"position": 1, "optional": true}]}, "host.add": {"level": "off", "arguments": [{"position": 0, "maximum": 3}, {"position": 1, "maximum": 3}]}}}
leaks = []


class Changing(str):
    count = 0

    def __getattribute__(self, name):
        Changing.count += 1
        return super().__getattribute__(name)

    def __str__(self):
        return "/etc/passwd"

    def __format__(self, specification):
        return "/etc/passwd"

    def encode(self, *arguments):
        return b"/etc/passwd"

    def __add__(self, other):
        return "/etc/passwd"


class Number(int):
    def __int__(self):
        return 1000

    def __index__(self):
        return 1000

    def __lt__(self, other):
        return True

    def __gt__(self, other):
        return False

    def __eq__(self, other):
        return True

    __hash__ = int.__hash__


if fetch(Changing("/data/public/x")) != "GET of /data/public/x":
    leaks.append("what the host got is not what was checked")
for path in [Changing("/etc/passwd"), Changing("/data/public/../x")]:
    try:
        leaks.append(fetch(path))
    except PermissionError:
        pass
if add(Number(1), Number(2)) != 3:
    leaks.append("what the host got is not what was checked")
for numbers in [(Number(4), 1), (1, Number(4)), (Number(2**80), 1)]:
    try:
        leaks.append(add(*numbers))
    except PermissionError:
        pass
path = ["/data/public/x"]


def changes():
    path[0] = "/etc/passwd"
    return path[0]


try:
    leaks.append(fetch(apply(changes)))
except PermissionError:
    pass
print("LEAK" if leaks else "CONTAINED", *leaks)
