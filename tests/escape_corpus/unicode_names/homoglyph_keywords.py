# attack: homoglyphs and invisible characters in source that would hide what it does
# allowed: strings with any character
# expect: contained
# compat: contained

leaks = []
for source in ("ⅰmport os", "im\u200bport os", "ехес('1')", "int.__mro__\u202e", "x\u0301 = 1", "a\u00b7b = 1", "℮ = 1", "\u202aint.__mro__", "ｉｍｐｏｒｔ os", "exec('ｉｎｔ.__mro__')", "ｅｖａｌ('int.__mro__')", "ｏｐｅｎ('x')"):
    try:
        exec(source, space := {})
        if "os" in space:
            leaks.append(source)
    except (SyntaxError, NameError, AttributeError, ImportError):
        pass
print("\u202e\u200b".encode())
print("LEAK" if leaks else "CONTAINED", *leaks)
