"""Print compiler/charmap_tables.c: the single-byte encodings that are ASCII in their first half, and what they are called.

    python3.13 tools/charmap_tables.py > compiler/charmap_tables.c

The facts are those of the codecs of the Python that runs this.
"""

import encodings.aliases

UNDEFINED = 0xFFFE
NAMES = """iso8859_1 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_10 iso8859_11 iso8859_13
iso8859_14 iso8859_15 iso8859_16 cp437 cp737 cp775 cp850 cp852 cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp865 cp866 cp869 cp874
cp1125 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8_r koi8_t koi8_u kz1048 mac_cyrillic mac_greek
mac_iceland mac_latin2 mac_roman mac_turkish ptcp154 tis_620""".split()


def upper_half(name):
    assert bytes(range(128)).decode(name) == "".join(map(chr, range(128))), name
    found = []
    for byte in range(128, 256):
        try:
            text = bytes([byte]).decode(name)
        except UnicodeDecodeError:
            found.append(UNDEFINED)
        else:
            assert len(text) == 1 and ord(text) < UNDEFINED, (name, byte)
            found.append(ord(text))
    return found


def called(name):
    same = [alias for alias, target in encodings.aliases.aliases.items() if target == name]
    if name == "iso8859_1":
        same += ["latin_1"] + [alias for alias, target in encodings.aliases.aliases.items() if target == "latin_1"]
    return sorted({name, name.replace("iso8859_", "iso_8859_"), *same})


print("/* Made by tools/charmap_tables.py; not written by hand. */")
print('#include "charmap.h"\n')
print("/* clang-format off */")
for name in NAMES:
    print(f"static const uint16_t {name}[128] = {{")
    codes = upper_half(name)
    for start in range(0, 128, 16):
        print("    " + ", ".join(f"0x{code:04X}" for code in codes[start:start + 16]) + ",")
    print("};")
print("\nconst struct charmap_name charmap_names[] = {")
names = sorted((alias, name) for name in NAMES for alias in called(name))
for alias, name in names:
    print(f'    {{"{alias}", {name}}},')
print("};")
print("const size_t charmap_name_count = sizeof charmap_names / sizeof charmap_names[0];")
