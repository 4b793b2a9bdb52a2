# attack: none: context managers by class, by generator, in stacks, nested and with suppressed exceptions
# allowed: contextlib and the with statement
# expect: benign
# compat: contained
import contextlib
import io

log = []


class Resource:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        log.append("open " + self.name)
        return self

    def __exit__(self, kind, error, traceback):
        log.append(f"close {self.name} {kind.__name__ if kind else None}")
        return self.swallow


@contextlib.contextmanager
def setting(box, **changes):
    before = dict(box)
    box.update(changes)
    try:
        yield box
    finally:
        box.clear()
        box.update(before)


with Resource("a") as a, Resource("b", swallow=True) as b:
    raise ValueError(a.name + b.name)
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(Resource(name)).name for name in "xyz"]
    stack.callback(log.append, "callback")
box = {"colour": "red"}
with contextlib.suppress(KeyError), setting(box, colour="blue", size=1) as changed:
    assert changed["colour"] == "blue"
    box["missing"]
assert box == {"colour": "red"} and names == ["x", "y", "z"]
with contextlib.redirect_stdout(io.StringIO()) as text:
    print("kept")
assert text.getvalue() == "kept\n"
with contextlib.nullcontext(5) as five, contextlib.closing(io.StringIO("x")) as stream:
    assert five == 5 and stream.read() == "x"
print(log)
print("OK")
