try:
    try:
        raise ValueError("plain first")
    except ValueError:
        raise ExceptionGroup("then a group", [OSError("x"), ExceptionGroup("n", [KeyError("k")])])
except ExceptionGroup:
    raise BaseExceptionGroup("again", [KeyboardInterrupt()])
