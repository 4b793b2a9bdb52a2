"""Print builtins/unicode_tables.c: the facts about characters that str needs and utf8proc does not have.

    python3.13 tools/unicode_tables.py > builtins/unicode_tables.c

The facts are those of the Python that runs this, compared with what the installed utf8proc says; only the differences
become tables.
"""

import ctypes
import ctypes.util
import unicodedata

utf8proc = ctypes.CDLL(ctypes.util.find_library("utf8proc"))
CATEGORIES = "Cn Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co".split()
EVERY = [c for c in range(0x110000) if CATEGORIES[utf8proc.utf8proc_category(c)] == unicodedata.category(chr(c))]


def category(code_point):
    return CATEGORIES[utf8proc.utf8proc_category(code_point)]


def ranges(predicate):
    found = []
    for code_point in EVERY:
        if predicate(code_point):
            if found and found[-1][1] == code_point - 1:
                found[-1][1] = code_point
            else:
                found.append([code_point, code_point])
    return found


def is_case_ignorable(code_point):
    """Seen through the rule for the final sigma: such characters are skipped when looking for a letter before it."""
    character = chr(code_point)
    return ("A" + character + "\u03a3").lower()[-1] == "\u03c2" and (character + "\u03a3").lower()[-1] != "\u03c2"


def rows(items, per_row):
    for start in range(0, len(items), per_row):
        print("    " + ", ".join(items[start:start + per_row]) + ",")


def print_ranges(name, meaning, predicate):
    found = ranges(predicate)
    print(f"\n/* {meaning} */")
    print(f"const struct unicode_range {name}[] = {{")
    rows([f"{{0x{first:X}, 0x{last:X}}}" for first, last in found], 5)
    print("};")
    print(f"const size_t {name}_count = sizeof {name} / sizeof {name}[0];")


def print_mappings(name, meaning, full, simple):
    found = [(c, full(chr(c))) for c in EVERY if full(chr(c)) != simple(c)]
    print(f"\n/* {meaning} */")
    print(f"const struct unicode_mapping {name}[] = {{")
    items = []
    for code_point, text in found:
        points = [ord(c) for c in text] + [0] * (3 - len(text))
        items.append(f"{{0x{code_point:X}, {{{', '.join(f'0x{p:X}' for p in points)}}}}}")
    rows(items, 3)
    print("};")
    print(f"const size_t {name}_count = sizeof {name} / sizeof {name}[0];")


print("""/* Facts about characters that utf8proc does not have, as sorted tables; made by tools/unicode_tables.py.
 *
 * Constant data; unicode.c searches it. */
#include "unicode_tables.h"

/* clang-format off */""")
print_ranges("unicode_other_lowercase", "Lowercase, but not by general category (Other_Lowercase).",
             lambda c: chr(c).islower() and category(c) != "Ll")
print_ranges("unicode_other_uppercase", "Uppercase, but not by general category (Other_Uppercase).",
             lambda c: chr(c).isupper() and category(c) != "Lu")
print_ranges("unicode_other_case_ignorable", "Case_Ignorable, but not by general category.",
             lambda c: is_case_ignorable(c) and category(c) not in ("Mn", "Me", "Cf", "Lm", "Sk"))
print_ranges("unicode_other_digits", "Numeric_Type=Digit: str.isdigit() without being decimal.",
             lambda c: chr(c).isdigit() and not chr(c).isdecimal())
print_ranges("unicode_other_numeric", "Numeric, but not by general category: CJK numerals.",
             lambda c: chr(c).isnumeric() and category(c)[0] != "N")
print_ranges("unicode_decimal_zeros", "Decimal digits zero; the nine after each are its digits 1 to 9.",
             lambda c: chr(c).isdecimal() and unicodedata.decimal(chr(c)) == 0)
print_mappings("unicode_special_upper", "Upper case that is not one character, or not utf8proc's.",
               str.upper, lambda c: chr(utf8proc.utf8proc_toupper(c)))
print_mappings("unicode_special_lower", "Lower case that is not one character, or not utf8proc's.",
               str.lower, lambda c: chr(utf8proc.utf8proc_tolower(c)))
print_mappings("unicode_special_title", "Title case that is not one character, or not utf8proc's.",
               str.title, lambda c: chr(utf8proc.utf8proc_totitle(c)))
