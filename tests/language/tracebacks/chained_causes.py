# A cause, a context, and a cause again: three tracebacks, oldest first.


class LoadError(Exception):
    pass


def read(settings, name):
    try:
        return settings[name]
    except KeyError as error:
        raise LoadError(f"no setting {name!r}") from error


def load(settings):
    try:
        return read(settings, "port")
    except LoadError:
        return int(settings["default"])


print("before")
load({"default": "none"})
print("never")
