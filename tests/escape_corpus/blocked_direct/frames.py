# attack: read every frame and code attribute of generators, tracebacks and frames
# allowed: next, send and close of the same generator
# expect: contained
# compat: contained

def count():
    yield 1
    yield 2


generator = count()
next(generator)
leaks = []
try:
    1 / 0
except ZeroDivisionError as error:
    traceback = error.__traceback__
for start in (generator, traceback, 5, None, count):
    for step in (lambda v: v.gi_frame, lambda v: v.gi_code, lambda v: v.cr_frame, lambda v: v.cr_code, lambda v: v.ag_frame,
                 lambda v: v.ag_code, lambda v: v.tb_frame, lambda v: v.tb_next, lambda v: v.f_back, lambda v: v.f_globals,
                 lambda v: v.f_locals, lambda v: v.f_builtins, lambda v: v.f_code):
        try:
            leaks.append(step(start))
        except AttributeError as error:
            if "is blocked in this environment" not in str(error):
                leaks.append(str(error))
print(next(generator), traceback.tb_lineno > 0)
print("LEAK" if leaks else "CONTAINED", *leaks)
