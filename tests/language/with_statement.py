# with: enter and exit order, suppression, several items, exceptions in enter and exit, return and loops inside.

log = []


class Manager:
    def __init__(self, name, suppress=False, fail_enter=False, fail_exit=False, value=None):
        self.name, self.suppress, self.fail_enter, self.fail_exit = name, suppress, fail_enter, fail_exit
        self.value = value if value is not None else name

    def __enter__(self):
        log.append(f"enter {self.name}")
        if self.fail_enter:
            raise RuntimeError(f"enter {self.name} failed")
        return self.value

    def __exit__(self, kind, value, traceback):
        log.append(f"exit {self.name} {kind.__name__ if kind else None} {value} {traceback is not None}")
        if self.fail_exit:
            raise RuntimeError(f"exit {self.name} failed")
        return self.suppress


def run(action):
    log.clear()
    try:
        result = action()
        print(result, log)
    except BaseException as error:
        print(type(error).__name__, error, "context", repr(error.__context__), log)


def plain():
    with Manager("a") as a:
        log.append(f"body {a}")
    return "done"


def raising():
    with Manager("a"):
        raise ValueError("body")


def suppressed():
    with Manager("a", suppress=True):
        raise ValueError("body")
    return "continued"


def several():
    with Manager("a") as a, Manager("b") as b, Manager("c"):
        log.append(f"body {a}{b}")
    return "several"


def parenthesised():
    with (
        Manager("a") as a,
        Manager("b"),
    ):
        log.append(a)
    with (Manager("c")):
        pass
    with Manager("f") as f:
        log.append(f)
    return "ok"


def inner_suppresses():
    with Manager("a"), Manager("b", suppress=True):
        raise ValueError("body")
    return "after"


def outer_suppresses():
    with Manager("a", suppress=True), Manager("b"):
        raise ValueError("body")
    return "after"


def enter_fails():
    with Manager("a"), Manager("b", fail_enter=True), Manager("c"):
        log.append("never")


def enter_fails_suppressed():
    with Manager("a", suppress=True), Manager("b", fail_enter=True):
        log.append("never")
    return "swallowed"


def exit_fails():
    with Manager("a", fail_exit=True):
        pass


def exit_fails_with_body():
    with Manager("a"), Manager("b", fail_exit=True):
        raise ValueError("body")


def returns():
    with Manager("a"):
        return "returned"


def return_suppress():
    with Manager("a", suppress=True):
        return 1 / 0
    return "after"


def loops():
    for i in range(4):
        with Manager(str(i)):
            if i == 1:
                continue
            if i == 2:
                break
    return i


def unpack():
    with Manager("a", value=(1, [2, 3])) as (x, [y, z]), Manager("b", value="hi") as holder["key"]:
        log.append((x, y, z, holder))
    return holder


def unpack_fails():
    with Manager("a", value=(1,)) as (x, y):
        pass


def nested_finally():
    try:
        with Manager("a"):
            try:
                raise KeyError("k")
            finally:
                log.append("finally")
    except KeyError:
        log.append("caught")
    return "ok"


def generator():
    def inner():
        with Manager("g"):
            yield 1
            yield 2

    g = inner()
    next(g)
    g.close()
    return "closed"


def system_exit():
    with Manager("a"):
        raise SystemExit(2)


def reraised():
    try:
        with Manager("a"):
            raise ValueError("v")
    except ValueError as error:
        return error.__context__, error.__cause__


def instance_attribute():
    m = Manager("a")
    m.__exit__ = lambda *details: log.append("instance exit")
    with m:
        pass
    return "type's method used"


def truthy_exit():
    class Truthy:
        def __enter__(self):
            return self

        def __exit__(self, *details):
            return [1]

    with Truthy():
        raise KeyError
    return "truthy suppresses"


def bool_fails():
    class Answer:
        def __bool__(self):
            raise RuntimeError("no bool")

    class M:
        def __enter__(self):
            return self

        def __exit__(self, *details):
            return Answer()

    with M():
        raise KeyError("x")


def no_enter():
    with 5:
        pass


def no_exit():
    with type("OnlyEnter", (), {"__enter__": lambda self: self})():
        pass


def no_exit_class():
    with Manager:
        pass


def wrong_exit():
    class M:
        def __enter__(self):
            return self

        def __exit__(self):
            pass

    with M():
        pass


holder = {}
for action in (plain, raising, suppressed, several, parenthesised, inner_suppresses, outer_suppresses, enter_fails, enter_fails_suppressed, exit_fails, exit_fails_with_body, returns, return_suppress, loops, unpack, unpack_fails, nested_finally, generator, system_exit, reraised, instance_attribute, truthy_exit, bool_fails, no_enter, no_exit, no_exit_class, wrong_exit):
    print(action.__name__, end=": ")
    run(action)
for text in ("with: pass", "with a as 5: pass", "with a, as b: pass", "with a as f(): pass", "with a as b + c: pass", "with (a as b): x", "with a b: pass"):
    try:
        exec(text)
    except SyntaxError as error:
        print(text, "->", error.msg)
    except NameError as error:
        print(text, "->", error)
