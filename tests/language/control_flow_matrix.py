# Every way out of every combination of loop, try, finally, with and generator, checked against a log.

LEAVES = ("pass", "return 'r'", "break", "continue", "raise ValueError('v')", "yield 'y'", "1 / 0")
WRAPS = {
    "try-except": "try:\n{0}\nexcept ValueError:\n    log.append('except')\nelse:\n    log.append('else')",
    "try-finally": "try:\n{0}\nfinally:\n    log.append('finally')",
    "all": "try:\n{0}\nexcept ValueError as e:\n    log.append(str(e))\nelse:\n    log.append('else')\nfinally:\n    log.append('finally')",
    "with": "with manager:\n{0}\n    log.append('end of with')",
    "swallow": "with swallowing:\n{0}",
    "handler": "try:\n    raise KeyError('k')\nexcept KeyError:\n{0}\n    log.append('end of handler')",
    "finally-body": "try:\n    log.append('body')\nfinally:\n{0}\n    log.append('end of finally')",
    "else-body": "try:\n    pass\nexcept ValueError:\n    log.append('never')\nelse:\n{0}\nfinally:\n    log.append('finally')",
    "loop": "for j in range(2):\n    log.append(j)\n{0}\nelse:\n    log.append('loop else')",
    "if": "if i == 1:\n{0}\nelse:\n    log.append('other')",
}
log = []


class Manager:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        log.append("enter")

    def __exit__(self, kind, value, traceback):
        log.append(f"exit {kind.__name__ if kind else None}")
        return self.swallow


def indent(text):
    return "\n".join("    " + line for line in text.split("\n"))


def build(*wraps, leaf):
    text = f"log.append('in')\n{leaf}"
    for wrap in reversed(wraps):
        text = WRAPS[wrap].replace("{0}", indent(text))
    return "def f():\n    for i in range(3):\n" + indent(indent(text)) + "\n        log.append('after')\n    else:\n        log.append('for else')\n    return 'end'\n"


def run(source):
    log.clear()
    space = {"log": log, "manager": Manager(False), "swallowing": Manager(True)}
    try:
        exec(source, space)
    except SyntaxError as error:
        return f"SyntaxError {error.msg}"
    try:
        result = space["f"]()
        if hasattr(result, "send"):
            result = list(result)
    except Exception as error:
        result = f"{type(error).__name__}({error}) context {error.__context__!r}"
    return f"{result} {' '.join(map(str, log))}"


for wrap in WRAPS:
    for leaf in LEAVES:
        print(wrap, "|", leaf, "|", run(build(wrap, leaf=leaf)))
for outer in ("try-finally", "all", "with", "swallow", "handler", "loop", "finally-body"):
    for inner in ("try-except", "try-finally", "with", "handler", "finally-body", "loop"):
        for leaf in ("return 'r'", "break", "continue", "raise ValueError('v')", "yield 'y'", "1 / 0"):
            print(outer, inner, "|", leaf, "|", run(build(outer, inner, leaf=leaf)))


def closing(source):
    log.clear()
    space = {"log": log, "manager": Manager(False), "swallowing": Manager(True)}
    exec(source, space)
    generator = space["f"]()
    try:
        next(generator)
        log.append("close")
        generator.close()
        result = "closed"
    except Exception as error:
        result = f"{type(error).__name__}({error})"
    return f"{result} {' '.join(map(str, log))}"


for wrap in WRAPS:
    if wrap != "if":
        print("close", wrap, "|", closing(build(wrap, leaf="yield 'y'")))
