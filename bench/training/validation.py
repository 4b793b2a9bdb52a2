"""Exceptions and context managers: settings checked, retries, rolled-back transactions, clean-up, errors with causes."""

import contextlib


class SettingError(Exception):
    def __init__(self, name, reason):
        super().__init__(f"{name}: {reason}")
        self.name = name


class MissingSetting(SettingError):
    pass


def read_int(settings, name, least=0, most=1000):
    try:
        value = int(settings[name])
    except KeyError:
        raise MissingSetting(name, "is missing") from None
    except ValueError as error:
        raise SettingError(name, "is no number") from error
    if not least <= value <= most:
        raise SettingError(name, f"is not within {least} to {most}")
    return value


def check(settings):
    problems = []
    for name in "port", "depth", "width", "speed":
        try:
            settings[name] = read_int(settings, name, most=9000)
        except MissingSetting as missing:
            settings[missing.name] = 1
        except SettingError as error:
            problems.append((error.name, type(error.__cause__).__name__))
        else:
            continue
        finally:
            settings["checked"] = settings.get("checked", 0) + 1
    return problems


class Ledger:
    def __init__(self):
        self.accounts = {}
        self.rolled_back = 0

    def __enter__(self):
        self.before = dict(self.accounts)
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None:
            self.accounts = self.before
            self.rolled_back += 1
        return kind is not None and issubclass(kind, ArithmeticError)

    def move(self, source, target, amount):
        self.accounts[target] = self.accounts.get(target, 0) + amount
        self.accounts[source] = self.accounts.get(source, 100) - amount
        if self.accounts[source] < 0:
            raise ArithmeticError("too little money")


@contextlib.contextmanager
def noted(log, what):
    log.append(f"begin {what}")
    try:
        yield len(log)
    except LookupError:
        log.append("lookup")
    finally:
        log.append("end")


def retry(action, times):
    for attempt in range(times):
        try:
            return action(attempt)
        except (TimeoutError, ConnectionError):
            if attempt + 1 == times:
                raise
    return None


def flaky(succeeds_at):
    def action(attempt):
        if attempt < succeeds_at:
            raise TimeoutError(attempt)
        return attempt

    return action


def parse_value(text):
    for convert in int, float:
        try:
            return convert(text)
        except ValueError:
            pass
    return text


def depth_reached(n):
    if n == 0:
        raise StopAsyncIteration("bottom")
    try:
        depth_reached(n - 1)
    finally:
        n += 1


def first_or(iterator, default):
    try:
        return next(iterator)
    except StopIteration:
        return default


def main():
    totals = {}
    for i in range(1200):
        settings = {"port": str(i * 9), "depth": "x" if i % 5 == 0 else str(i), "width": 7}
        for name, cause in check(settings):
            totals[name, cause] = totals.get((name, cause), 0) + 1
    print(sorted(totals.items()))
    ledger = Ledger()
    for i in range(2500):
        with ledger:
            ledger.move(f"account{i % 11}", f"account{i * 3 % 11}", i % 40)
    print(sum(ledger.accounts.values()), ledger.rolled_back)
    log = []
    for i in range(900):
        with noted(log, i) as count:
            if i % 3 == 0:
                [][count]
    print(len(log), log.count("lookup"))
    failed = 0
    for i in range(800):
        try:
            retry(flaky(i % 5), 4)
        except TimeoutError:
            failed += 1
    print(failed, [type(parse_value(text)).__name__ for text in ("12", "1.5", "abc")])
    print(sum(isinstance(parse_value(text), str) for text in ["7", "8.25", "seven"] * 500))
    bottoms = 0
    for _ in range(250):
        try:
            depth_reached(12)
        except StopAsyncIteration:
            bottoms += 1
    print(bottoms, sum(first_or(iter(range(i % 2, i % 2 * 2)), -1) for i in range(2000)))
    with contextlib.ExitStack() as stack:
        for i in range(200):
            stack.callback(log.append, i)
        stack.enter_context(contextlib.suppress(ZeroDivisionError))
        1 // (len(log) - len(log))
    print(len(log), sum(1 for i in range(2000) if getattr(i, "nothing", None) is None and not hasattr(log, "depth")))
    try:
        try:
            {}["key"]
        except KeyError:
            raise RuntimeError("while handling")
    except RuntimeError as error:
        print(repr(error), repr(error.__context__))


main()
