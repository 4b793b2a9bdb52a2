# attack: none: printing an object's attributes by vars, dir, getattr and callable
# allowed: reading public names of one's own objects
# expect: benign
# compat: contained
class Config:
    debug = False

    def __init__(self):
        self.host, self.port, self._hidden = "local", 80, 1

    def url(self):
        return f"{self.host}:{self.port}"

    def update(self, **changes):
        for name, value in changes.items():
            if not hasattr(self, name):
                raise AttributeError(name)
            setattr(self, name, value)
        return self


config = Config()
assert vars(config) == {"host": "local", "port": 80, "_hidden": 1}
assert [name for name in dir(config) if not name.startswith("_")] == ["debug", "host", "port", "update", "url"]
assert {name: callable(getattr(config, name)) for name in ("url", "host")} == {"url": True, "host": False}
assert config.update(port=1).url() == "local:1" and getattr(config, "missing", None) is None
assert sorted(name for name, value in vars(Config).items() if callable(value) and not name.startswith("_")) == ["update", "url"]
copy = dict(vars(config))
copy["host"] = "other"
assert config.host == "local"
try:
    config.update(nothing=1)
except AttributeError as error:
    print(error)
print("OK")
