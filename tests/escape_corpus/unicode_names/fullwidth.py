# attack: blocked names written with full-width, mathematical and ligature letters, which the parser turns into plain ones
# allowed: identifiers with such letters
# expect: contained
# compat: allowed

leaks = []
for source in ("int.__ｍro__", "int.__𝐦𝐫𝐨__", "int.__ᵐro__", "(lambda: 0).__𝖌lobals__", "int.__ｄict__", "().__ⅽlass__.__𝔟ase__", "int.＿＿mro＿＿", "int.__ſubclasses__()", "(lambda: 0).__ℂode__".lower(), "int.__baﬅes__", "(lambda: 0).__cl℺sure__", "int.﹍﹍mro﹍﹍", "int.__ⓜro__", "int.__ºdict__"):
    try:
        leaks.append((source, eval(source)))
    except (AttributeError, SyntaxError):
        pass
ｆｕｌｌ = 1
print(full)
print("LEAK" if leaks else "CONTAINED", *leaks)
