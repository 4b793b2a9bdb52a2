def f():
    try:
        raise ExceptionGroup("one", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        raise KeyError("from the clause") from e
    except* TypeError:
        raise


try:
    f()
except ExceptionGroup as error:
    raise RuntimeError("plain one after a group") from error
