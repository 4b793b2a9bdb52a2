# \N{...}: characters by name, in str, f-strings and raw strings; unknown names.

print("\N{BULLET}\N{EM DASH}\N{HIRAGANA LETTER A}", len("\N{GRINNING FACE}"), "\N{LATIN CAPITAL LETTER D}", "\N{GREEK SMALL LETTER ALPHA}")
print("\N{LATIN SMALL LETTER SHARP S}", "\N{PILE OF POO}", "\N{CJK UNIFIED IDEOGRAPH-6F22}", "\N{HANGUL SYLLABLE GA}", "\N{latin small letter e with acute}")
print(f"{1}\N{SNOWMAN}{2}", r"\N{SNOWMAN}", b"\N{SNOWMAN}", "\N{DIGIT ONE}\N{DIGIT TWO}", "\N{NULL}\N{NO-BREAK SPACE}".encode(), rf"\N{{{1}}}")
for text in (r"'\N{nope}'", r"'\N{'", r"'\N'", r"'\N{}'", r"f'\N{SNOWMAN'", r"'\N{SNOWMAN}' '\N{x}'"):
    try:
        print(eval(text))
    except SyntaxError as error:
        print(text, error.msg)
