# except*: what each clause gets, what is left, and what is raised at the end (PEP 654).


def show(error, depth=0, seen=()):
    """An exception with its groups, contexts and notes, one line each."""
    pad = "  " * depth
    if error in seen:
        print(pad + "(as above)")
        return
    seen = (*seen, error)
    notes = getattr(error, "__notes__", None)
    print(f"{pad}{type(error).__name__}({str(error)!r}){' notes ' + str(notes) if notes else ''}"
          f"{' suppressed' if error.__suppress_context__ else ''}")
    if error.__cause__ is not None:
        print(pad + "  cause:")
        show(error.__cause__, depth + 2, seen)
    if error.__context__ is not None and error.__context__ is not error.__cause__:
        print(pad + "  context:")
        show(error.__context__, depth + 2, seen)
    for inner in getattr(error, "exceptions", ()):
        show(inner, depth + 1, seen)


def check(title):
    def decorate(function):
        print("---", title)
        try:
            print("returned", function())
        except BaseException as error:
            show(error)
        return function

    return decorate


def group():
    return ExceptionGroup("top", [ValueError(1), TypeError("t"),
                                  ExceptionGroup("nested", [ValueError(2), OSError("o"), ExceptionGroup("deep", [KeyError("k")])])])


@check("nothing raised")
def _():
    try:
        pass
    except* ValueError:
        print("never")
    else:
        return "else"
    finally:
        print("finally")


@check("all handled, in order")
def _():
    try:
        raise group()
    except* ValueError as e:
        show(e)
    except* (TypeError, OSError) as e:
        show(e)
    except* Exception as e:
        show(e)
    return "done"


@check("the rest goes on")
def _():
    try:
        raise group()
    except* ValueError as e:
        print([type(x).__name__ for x in e.exceptions], e.exceptions[1].message)


@check("nothing matches")
def _():
    try:
        raise group()
    except* ZeroDivisionError:
        print("never")


@check("a plain exception is wrapped")
def _():
    try:
        raise ValueError("plain")
    except* TypeError:
        print("never")
    except* ValueError as e:
        show(e)
        print(e.exceptions[0].__traceback__ is not None)
    return "done"


@check("a plain exception that does not match is not")
def _():
    try:
        raise ValueError("plain")
    except* TypeError:
        print("never")


@check("a clause raises something else")
def _():
    try:
        raise group()
    except* ValueError as e:
        raise LookupError("from clause")
    except* TypeError:
        pass


@check("several raise")
def _():
    try:
        raise group()
    except* ValueError as e:
        raise LookupError("one")
    except* TypeError as e:
        raise ArithmeticError("two") from None
    except* OSError as e:
        raise e


@check("bare raise")
def _():
    try:
        raise group()
    except* ValueError:
        raise
    except* OSError:
        pass


@check("raise by name")
def _():
    try:
        raise group()
    except* ValueError as e:
        raise e
    except* OSError as e:
        pass


@check("plain, raised again")
def _():
    try:
        raise ValueError("p")
    except* ValueError as e:
        raise


@check("plain, raised again by name")
def _():
    try:
        raise ValueError("p")
    except* ValueError as e:
        raise e


@check("plain, replaced")
def _():
    try:
        raise ValueError("p")
    except* ValueError as e:
        raise TypeError("q") from e.exceptions[0]


@check("raised again with a cause")
def _():
    try:
        raise group()
    except* ValueError as e:
        raise e from OSError("cause")


@check("raised again with a note")
def _():
    try:
        raise group()
    except* ValueError as e:
        e.add_note("noted")
        raise


@check("notes are shared by the parts")
def _():
    g = group()
    g.add_note("on the whole")
    try:
        raise g
    except* ValueError as e:
        print(e.__notes__, e.__notes__ is g.__notes__)
    except* Exception as e:
        e.add_note("on the rest")
        print(e.__notes__, g.__notes__)
    return "done"


@check("name is unbound after")
def _():
    e = "before"
    try:
        raise group()
    except* Exception as e:
        pass
    return "e" in locals()


@check("the type is evaluated in order, even when nothing is left")
def _():
    def kind(t):
        print("asked for", t)
        return t

    try:
        raise ExceptionGroup("g", [ValueError()])
    except* kind(ValueError):
        pass
    except* kind(TypeError):
        pass
    return "done"


for bad in (5, "x", (ValueError, 3), ExceptionGroup, BaseExceptionGroup, (ValueError, ExceptionGroup), int):
    @check(f"bad class {bad}")
    def _():
        try:
            raise ExceptionGroup("g", [ValueError("v")])
        except* bad:
            print("never")

    @check(f"bad class for a plain exception {bad}")
    def _():
        try:
            raise ValueError("v")
        except* bad:
            print("never")


@check("bad class is not looked at when nothing is left")
def _():
    try:
        raise ValueError("v")
    except* ValueError:
        pass
    except* 5:
        pass
    return "done"


@check("nested statements, loops and functions in clauses")
def _():
    out = []
    try:
        raise group()
    except* ValueError as e:
        for i in range(5):
            if i == 3:
                break
            try:
                raise ExceptionGroup("inner", [TypeError(i), ValueError(i)])
            except* TypeError as inner:
                out.append(inner.exceptions[0].args)
            except* ValueError as inner:
                out.append(repr(inner.exceptions))
    except* Exception as e:
        out.append((lambda: [x for x in e.exceptions])().__len__())
    return out


@check("inside other handlers")
def _():
    try:
        try:
            raise group()
        except* OSError:
            raise KeyError("mid")
    except ExceptionGroup as e:
        show(e)
        try:
            raise e
        except* KeyError as k:
            print(repr(k))
        finally:
            print("finally")


@check("base exceptions")
def _():
    try:
        raise BaseExceptionGroup("b", [KeyboardInterrupt("k"), ValueError("v")])
    except* ValueError as e:
        print(type(e).__name__)
    except* KeyboardInterrupt as e:
        print(type(e).__name__, repr(e))
    return "done"


@check("a class of its own")
def _():
    class Mine(ExceptionGroup):
        def derive(self, excs):
            return Mine(self.message + "!", excs)

    try:
        try:
            raise Mine("m", [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError as e:
            show(e)
            raise
        except* TypeError:
            pass
    except Mine as e:
        show(e)
    return "done"


@check("split defined by the guest")
def _():
    class Odd(ExceptionGroup):
        def split(self, condition):
            return self.answer

    for answer in ((None, ExceptionGroup("n", [KeyError()])), (ExceptionGroup("n", [KeyError()]), None, 3)):
        g = Odd("o", [ValueError()])
        g.answer = answer
        try:
            try:
                raise g
            except* TypeError as e:
                print("matched", repr(e))
        except BaseException as error:
            print(type(error).__name__, error)
    return "done"


@check("context of what is raised in a clause")
def _():
    try:
        raise KeyError("handled around")
    except KeyError:
        try:
            raise ExceptionGroup("g", [ValueError("v")])
        except* ValueError as e:
            show(e.__context__)
            raise TypeError("new")


@check("in a generator")
def _():
    def generator():
        try:
            yield "start"
        except* ValueError as e:
            try:
                got = yield ("caught", repr(e))
            except LookupError as error:
                yield ("inside", repr(error), repr(error.__context__))
            raise
        except* TypeError as e:
            yield ("types", repr(e))

    g = generator()
    print(next(g))
    print(g.throw(ExceptionGroup("g", [ValueError(1), TypeError(2)])))
    print(g.throw(LookupError("l")))
    print(next(g))
    try:
        next(g)
    except ExceptionGroup as error:
        show(error)
    return "done"


@check("with finally and return around")
def _():
    def f():
        try:
            try:
                raise group()
            except* Exception:
                pass
            finally:
                print("inner finally")
        finally:
            return "returned by finally"

    return f()


@check("try inside the body, nested except*")
def _():
    try:
        try:
            raise group()
        except* (TypeError, KeyError) as e:
            print("inner", repr(e))
    except* OSError as e:
        print("outer", repr(e))
    except* ValueError as e:
        print("outer", repr(e))
    return "done"


@check("tuple of classes and subclass matching")
def _():
    try:
        raise ExceptionGroup("g", [IndexError(1), KeyError(2), FileNotFoundError(3), RecursionError(4)])
    except* (LookupError, RecursionError) as e:
        print(repr(e))
    except* OSError as e:
        print(repr(e))
    return "done"


@check("the same exception twice")
def _():
    v = ValueError("same")
    try:
        raise ExceptionGroup("g", [v, ExceptionGroup("h", [v, TypeError()]), v])
    except* ValueError as e:
        show(e)
        raise


@check("raise of a part")
def _():
    try:
        raise group()
    except* ValueError as e:
        raise e.exceptions[1]


@check("raise of a leaf")
def _():
    try:
        raise group()
    except* ValueError as e:
        raise e.exceptions[0]




@check("return is not allowed, so nothing here but a value after")
def _():
    try:
        exec("async def f():\n try: pass\n except* A: return 1")
    except SyntaxError as error:
        return error.msg
