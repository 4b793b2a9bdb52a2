# attack: none: dataclasses with defaults, factories, order, freezing, replacement and inheritance
# allowed: what dataclasses generates
# expect: benign
# compat: contained
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    tags: list = field(default_factory=list, compare=False, repr=False)

    def __post_init__(self):
        if self.major < 0:
            raise ValueError("negative")


@dataclass(frozen=True)
class Key:
    name: str
    number: int = 1


@dataclass
class Release(Version):
    key: Key = Key("none")


one, two = Version(1, 2), Version(1, 10, ["x"])
assert one < two and sorted([two, one])[0] is one and one.tags == [] and one == Version(1, 2, ["y"])
assert {Key("a"): 1}[Key("a")] == 1 and replace(Key("a"), number=5) == Key("a", 5)
release = Release(2, key=Key("k"))
assert asdict(release) == {"major": 2, "minor": 0, "tags": [], "key": {"name": "k", "number": 1}}
assert astuple(two) == (1, 10, ["x"]) and [f.name for f in fields(Release)] == ["major", "minor", "tags", "key"]
print(one, release)
for attempt in [lambda: setattr(Key("a"), "name", "b"), lambda: Version(-1)]:
    try:
        attempt()
    except (FrozenInstanceError, ValueError) as error:
        print(type(error).__name__, error)
print("OK")
