# attack: hand over texts and numbers that C reads wrongly: NUL, lone surrogates, very long ones, directives of printf, huge integers
# allowed: ordinary texts and numbers
# expect: contained
# compat: contained
# host: membrane
leaks = []
for text, wanted in [("%s%n%x%p", "GET of %s%n%x%p"), ("a\0secret", "GET of a"), ("", "GET of "), ("x" * 10**6, "GET of " + "x" * 200),
                     ("\n\r\x1b[2J", "GET of \n\r\x1b[2J"), ("\u00e9\u4e2d\U0001f600", "GET of \u00e9\u4e2d\U0001f600")]:
    if fetch(text) != wanted:
        leaks.append((text[:20], fetch(text)[:40]))
for text in ["\ud800", "a\udfff", "\udc80" * 100]:
    try:
        leaks.append(fetch(text))
    except RuntimeError as error:
        if "argument 1 holds a lone surrogate" not in str(error):
            leaks.append(str(error))
try:
    leaks.append(fetch("/x", method="\udfff"))
except RuntimeError as error:
    if "argument 'method' holds a lone surrogate" not in str(error):
        leaks.append(str(error))
if fetch("/x", "%n" * 5) != "%n%n%n%n%n of /x" or fetch("/x", "M" * 100) != "M" * 20 + " of /x":
    leaks.append("method")
for numbers in [(2**63,), (-2**63 - 1,), (2**63 - 1, 1), (-2**63, -1), (2**4000,), (1.0,), ("1",), (None,), (1, 2, 1j)]:
    try:
        leaks.append((numbers, add(*numbers)))
    except (TypeError, OverflowError):
        pass
for numbers in [(2**63 - 1, 0), (-2**63, 0), (2**62, 2**62 - 1), (), (0,) * 500]:
    if add(*numbers) != sum(numbers):
        leaks.append(numbers)
if fetch("/x") != "GET of /x" or fetch("/y", method="PUT") != "PUT of /y":
    leaks.append("ordinary texts")
print("LEAK" if leaks else "CONTAINED", *leaks)
