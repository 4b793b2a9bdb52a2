# try/except/else/finally: matching, hierarchy, return and loops inside, scope of the name, re-raise.


def flow(action):
    out = []
    try:
        out.append("try")
        action()
    except (KeyError, IndexError) as error:
        out.append(("lookup", type(error).__name__, str(error)))
    except ArithmeticError:
        out.append("arithmetic")
    except Exception as error:
        out.append(("other", repr(error)))
    else:
        out.append("else")
    finally:
        out.append("finally")
    return out


print(flow(lambda: None))
print(flow(lambda: {}["k"]))
print(flow(lambda: [][1]))
print(flow(lambda: 1 / 0))
print(flow(lambda: int("x")))
print(flow(lambda: undefined))


def returns(kind):
    try:
        if kind == "try":
            return "from try"
        if kind == "raise":
            raise ValueError
        if kind == "override":
            return "overridden"
    except ValueError:
        return "from except"
    else:
        return "from else"
    finally:
        if kind == "override":
            return "from finally"


print([returns(kind) for kind in ("try", "raise", "override", "none")])


def swallow():
    for i in range(5):
        try:
            1 / (i - 2)
        except ZeroDivisionError:
            continue
        finally:
            if i == 3:
                break
        yield i
    yield "end"


print(list(swallow()))


def finally_return():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def finally_loop():
    out = []
    while True:
        try:
            out.append("a")
            out.append("b")
        finally:
            out.append("f")
            if len(out) > 4:
                break
    return out


def nested():
    out = []
    try:
        try:
            raise KeyError("inner")
        finally:
            out.append("inner finally")
    except KeyError as e:
        out.append(str(e))
        try:
            raise TypeError("second")
        except TypeError as e2:
            out.append((str(e2), repr(e2.__context__)))
    finally:
        out.append("outer finally")
    return out


def try_value():
    x = 1
    try:
        return x
    finally:
        x = 2


def try_list():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


print(finally_return(), try_value(), try_list(), nested())
print(finally_loop())
error = "kept?"
try:
    raise ValueError("v")
except ValueError as error:
    pass
try:
    error
except NameError as e:
    print(e)


def unbound_after():
    try:
        1 / 0
    except ZeroDivisionError as z:
        pass
    try:
        return z
    except UnboundLocalError as e:
        return str(e)


print(unbound_after())


def reraise():
    try:
        try:
            {}["key"]
        except KeyError:
            raise
    except KeyError as e:
        return repr(e), e.__context__, e.__cause__


print(reraise())
try:
    raise
except RuntimeError as e:
    print(e)
for bad in (5, "text", None, int, object(), [ValueError], type("NotException", (), {})):
    try:
        raise bad
    except TypeError as e:
        print(e)
for bad in (5, "text", (ValueError, 5), int, [ValueError]):
    try:
        try:
            raise ValueError("raised")
        except bad:
            print("caught")
    except TypeError as e:
        print(e, "|", repr(e.__context__))
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args, str(e) == "")
try:
    raise ValueError("a", 2, [3])
except ValueError as e:
    print(repr(e), e.args, str(e))
for error in (Exception(), Exception(1), Exception("x"), Exception("x", "y"), Exception(()), KeyError("k"), KeyError(5), KeyError("a", "b"), KeyError(), LookupError("l"), OSError(2, "No such"), OSError("just text"), OSError(2, "No such", "file.txt"), StopIteration(5), SystemExit(3), UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "bad byte"), UnicodeEncodeError("ascii", "é", 0, 1, "no"), ImportError("imp", name="mod"), AttributeError("att", name="n", obj=5), NameError("nam", name="q"), SyntaxError("syn"), AssertionError("as"), RecursionError("rec"), MemoryError(), NotImplementedError(), KeyboardInterrupt(), GeneratorExit("g"), ZeroDivisionError("z"), OverflowError(), TimeoutError("t"), UserWarning("w"), DeprecationWarning()):
    print(repr(error), str(error), error.args)
print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code, OSError(2, "x").errno, OSError(2, "x", "f").filename, ImportError("m", name="n").name, AttributeError("a", name="b").name, UnicodeDecodeError("u", b"x", 0, 1, "r").reason)
hierarchy = [BaseException, Exception, ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, FloatingPointError, GeneratorExit, ImportError, ModuleNotFoundError, IndexError, KeyError, KeyboardInterrupt, LookupError, MemoryError, NameError, NotImplementedError, OSError, OverflowError, RecursionError, ReferenceError, RuntimeError, StopAsyncIteration, StopIteration, SyntaxError, IndentationError, TabError, SystemError, SystemExit, TypeError, UnboundLocalError, UnicodeDecodeError, UnicodeEncodeError, UnicodeError, UnicodeTranslateError, ValueError, ZeroDivisionError, Warning, UserWarning, DeprecationWarning, RuntimeWarning, SyntaxWarning, FutureWarning, PendingDeprecationWarning, ImportWarning, UnicodeWarning, BytesWarning, ResourceWarning, EncodingWarning, FileNotFoundError, PermissionError, TimeoutError, ConnectionError, BrokenPipeError, FileExistsError, IsADirectoryError, InterruptedError, ChildProcessError, BlockingIOError, NotADirectoryError, ProcessLookupError, ConnectionResetError, ConnectionAbortedError, ConnectionRefusedError]
for kind in hierarchy:
    print(kind.__name__, [other.__name__ for other in hierarchy if issubclass(kind, other)])
print(IOError is OSError, EnvironmentError is OSError, issubclass(KeyError, Exception), issubclass(SystemExit, Exception), ValueError("a") == ValueError("a"), isinstance(ValueError(), Exception))
e = ValueError("note")
e.add_note("first note")
e.add_note("second")
e.custom = 5
print(e.__notes__, e.custom, e.with_traceback(None) is e, e.__traceback__, hasattr(ValueError("x"), "__notes__"))
try:
    e.add_note(5)
except TypeError as t:
    print(t)
e.args = ("changed", 1)
print(e, e.args)
try:
    e.args = 5
except TypeError as t:
    print(t)
count = 0
while True:
    try:
        count += 1
        if count == 3:
            break
        raise ValueError(count)
    except ValueError as v:
        print("loop", v)
        continue
    finally:
        print("loop finally", count)


def deep(n):
    if n == 0:
        raise LookupError("deep")
    try:
        deep(n - 1)
    finally:
        depth.append(n)


depth = []
try:
    deep(5)
except LookupError as e:
    print(e, depth)
for text in ("try:\n pass", "try:\n pass\nexcept:\n pass\nexcept ValueError:\n pass", "try:\n pass\nelse:\n pass", "except: pass", "finally: pass", "raise ValueError, 'x'", "try: pass\nfinally: pass\nelse: pass", "try:\n pass\nexcept x as 5:\n pass", "try:\n pass\nexcept a.b as c.d: pass"):
    try:
        exec(text)
        print(repr(text), "accepted")
    except SyntaxError as e:
        print(repr(text), "->", e.msg)
