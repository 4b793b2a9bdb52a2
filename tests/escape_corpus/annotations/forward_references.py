# attack: forward references evaluated with namespaces that the attacker chooses
# allowed: evaluation in the script's own names
# expect: contained
# compat: allowed

import annotationlib
def f(a: later.__mro__, b: later):
    pass


leaks = []
for attempt in (
    lambda: annotationlib.get_annotations(f, format=annotationlib.Format.VALUE),
    lambda: annotationlib.ForwardRef("().__class__.__mro__").evaluate(),
    lambda: annotationlib.ForwardRef("x.__globals__").evaluate(globals={"x": f}),
    lambda: annotationlib.ForwardRef("open").evaluate(),
    lambda: annotationlib.ForwardRef("__builtins__['open']").evaluate(globals={}),
):
    try:
        leaks.append(attempt())
    except (NameError, AttributeError, TypeError):
        pass
def g(a: later):
    pass
print(annotationlib.get_annotations(g, format=annotationlib.Format.STRING))
print("LEAK" if leaks else "CONTAINED", *leaks)
