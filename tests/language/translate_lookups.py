"""str.translate: what each character becomes, what the table is asked for, and tables that change or raise meanwhile."""


class Table:
    def __init__(self, answer):
        self.answer, self.asked = answer, []

    def __getitem__(self, code):
        self.asked.append(chr(code))
        return self.answer(code)


def attempt(text, table):
    try:
        return text.translate(table)
    except Exception as error:
        return type(error).__name__, str(error)


def missing(code):
    raise LookupError(code)


def refused(code):
    raise ValueError(chr(code))


class Changing(dict):
    def __missing__(self, code):
        self[code] = chr(code).upper()
        if len(self) > 3:
            self[ord("a")] = "changed"
        return self[code]


TEXTS = ["", "a", "abcabc", "aaaaaaaab" * 16, "äbcäbc", "abcäabc", "a" * 130 + "ä" + "a" * 3]
ANSWERS = {
    "next": lambda code: code + 1, "same": lambda code: code, "letter": lambda code: "x", "word": lambda code: "xy",
    "nothing": lambda code: None, "empty": lambda code: "", "wide": lambda code: "é", "wide number": lambda code: 233,
    "missing": missing, "refused": refused, "float": lambda code: 1.5, "too large": lambda code: 0x110000,
    "vowels": lambda code: None if chr(code) in "aä" else chr(code).upper(), "late word": lambda code: "cc" if code == 99 else "-",
    "high": lambda code: 127, "zero": lambda code: 0, "bool": lambda code: True,
}
for name, answer in ANSWERS.items():
    for text in TEXTS:
        table = Table(answer)
        result = attempt(text, table)
        print(name, len(text), repr(result[-12:]) if isinstance(result, str) else result, len(result), sorted(set(table.asked))[:4])
print("banana split".translate({97: None, 110: "N", 32: "_-_"}), "aaa".translate(str.maketrans("ab", "ba", "c")))
print("".join(map(chr, range(128))).translate({n: 127 - n for n in range(128)}) == "".join(map(chr, range(127, -1, -1))))
changing = Changing()
print("abcabcdabc".translate(changing), "abc".translate(changing), changing)
print("xyz".translate(["0"] * 121), attempt("xyz", 5), attempt("xyz", "abc"), "\x00\x01".translate("ab"))
print(type("abc".translate({})), "abc" * 50 == ("abc" * 50).translate({}), "x".join("abc").translate({120: 44}))
