# attack: have the traceback module show the variables, source text or frames of the functions that raised
# allowed: format_exception, format_exception_only, TracebackException of a guest's exception
# expect: contained
# compat: contained

import traceback

leaks = []


def fail():
    variable = "S3CRET" + "VALUE"
    raise ValueError("plain")


try:
    fail()
except ValueError as error:
    kept = error
for attempt in (
    lambda: "".join(traceback.format_exception(kept)), lambda: "".join(traceback.format_exception(type(kept), kept, kept.__traceback__)),
    lambda: "".join(traceback.TracebackException.from_exception(kept, capture_locals=True).format()),
    lambda: "".join(traceback.TracebackException(ValueError, kept, kept.__traceback__, capture_locals=True).format()),
    lambda: str(traceback.extract_tb(kept.__traceback__)), lambda: str(list(traceback.walk_tb(kept.__traceback__))),
    lambda: str(traceback.extract_stack()), lambda: str(list(traceback.walk_stack(None))), lambda: str(traceback.StackSummary.extract([])),
    lambda: "".join(traceback.format_stack()), lambda: str(traceback.sys.modules), lambda: str(traceback.linecache.getlines("/etc/passwd")),
):
    try:
        text = attempt()
    except (AttributeError, TypeError):
        continue
    if "S3CRETVALUE" in text or "root:" in text or "frame object" in text:
        leaks.append(text)
assert "".join(traceback.format_exception_only(kept)) == "ValueError: plain\n"
print("LEAK" if leaks else "CONTAINED", *leaks)
