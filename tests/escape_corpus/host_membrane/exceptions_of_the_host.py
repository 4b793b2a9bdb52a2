# attack: look for the host in the exceptions it raises: arguments, tracebacks, contexts, notes
# allowed: the exception's type and message
# expect: contained
# compat: contained
# host: membrane
leaks = []


def raised(work):
    try:
        work()
    except Exception as error:
        return error
    return None


for work, kind in [(lambda: fetch(), TypeError), (lambda: add("a"), TypeError), (lambda: account.pay("a"), TypeError),
                   (lambda: account.same(1), TypeError), (lambda: Account(), TypeError), (lambda: account.secret, AttributeError),
                   (lambda: setattr(account, "balance", "x"), TypeError), (lambda: apply(), TypeError)]:
    error = raised(work)
    if type(error) is not kind or len(error.args) != 1 or type(error.args[0]) is not str:
        leaks.append((type(error), error))
        continue
    if error.__context__ is not None or error.__cause__ is not None or getattr(error, "__notes__", None):
        leaks.append("context")
    trace = error.__traceback__
    for name in ["tb_frame", "tb_next"]:
        try:
            leaks.append((name, getattr(trace, name)))
        except AttributeError:
            pass
    text = repr(error) + str(error) + repr(trace)
    if "0x7" in text or "0x55" in text or "CANARY" in text or "/membrane" in text and "membrane/" not in text:
        leaks.append(text)
print("LEAK" if leaks else "CONTAINED", *leaks)
