# attack: from an exception to its traceback, its frames and their globals
# allowed: __traceback__ and tb_lineno
# expect: contained
# compat: contained

def fail():
    secret = "local"
    raise ValueError("x")


leaks = []
try:
    fail()
except ValueError as error:
    traceback = error.__traceback__
for attempt in (lambda: traceback.tb_frame, lambda: traceback.tb_next, lambda: traceback.tb_frame.f_back.f_globals, lambda: getattr(traceback, "tb_fr" + "ame"), lambda: "{0.tb_frame}".format(traceback), lambda: vars(traceback),
                lambda: traceback.tb_code, lambda: setattr(traceback, "tb_next", None)):
    try:
        leaks.append(attempt())
    except (AttributeError, TypeError):
        pass
print(traceback.tb_lineno, type(traceback).__name__)
print("LEAK" if leaks else "CONTAINED", *leaks)
