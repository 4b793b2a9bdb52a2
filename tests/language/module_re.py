# re: patterns, matches, replacement and the errors of the pattern language.
import re


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except re.error as error:
        print("re.error", error, "|", error.msg, error.pos, error.lineno, error.colno)
    except Exception as error:
        print(type(error).__name__, error)


print("matching")
for pattern, text in [
        ("a+", "baaa"), ("^b", "abc\nb"), ("(a)(b)?", "ac"), ("(?P<x>\\d+)-(?P<y>\\d+)", "in 10-20"), ("[^a-c]+", "abcxyz"), ("\\bfoo\\b", "a foo b"),
        ("\\Aab\\Z", "ab"), ("\\Aab\\Z", "ab\n"), ("ab$", "ab\n"), ("a.c", "a\nc"), ("x*", "aaa"), ("(a|ab)(c|bcd)(d*)", "abcd"), ("a{2,3}", "aaaa"),
        ("a{2,3}?", "aaaa"), ("a{,2}b", "aaab"), ("a{2}", "aaa"), ("a{x}", "a{x}"), ("a{,}", "a{,}"), ("a{1", "a{1"), ("(?:ab)+", "ababa"), ("(?i)ABC", "xabc"),
        ("(?i:a)b", "Ab"), ("(?i:a)b", "AB"), ("(?s:.)", "\n"), ("(?m)^b", "a\nb"), ("(?x) a b # comment\n c", "abc"), ("(?=ab)a", "xab"), ("a(?!b)", "abac"),
        ("(?<=x)y", "xy"), ("(?<!x)y", "xyzy"), ("(a)\\1", "aab"), ("(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\""), ("(<)?a(?(1)>)", "<a>"), ("(<)?a(?(1)>|$)", "a"),
        ("a++b", "aaab"), ("(?>a+)ab", "aaab"), ("a*+a", "aaa"), ("\\d+(?:\\.\\d*)?", "3.14x"), ("[]]", "]"), ("[^]]", "a]"), ("[a\\]b]+", "]ab"), ("[\\w.-]+@[\\w.-]+", "me@x.org!"),
        ("\\s+", "a \t\n b"), ("[\\s\\S]", "\n"), ("\\W", "a_b c"), ("\\D+", "12ab"), ("\\x41\\u0042\\101\\t", "ABA\t"), ("\\0", "\0"), ("", "abc"), ("()", "x"), ("(?:)", ""),
        ("\\.\\*\\[", ".*["), ("é+", "caféé"), ("[à-ÿ]+", "naïveté"), ("\\w+", "naïve café"), ("(?a)\\w+", "naïve"), ("(?i)É", "é"), ("\\N{LATIN SMALL LETTER A}", "a"),
        ("日本", "私は日本人"), ("(?i)straße", "STRAßE"), (".", "😀x"), ("[😀-😎]", "x😃"), ("\\S+", "  é "), ("\\b\\w", "éa b"), ("(a(b(c)))", "abc"), ("((a)|(b))+", "ab"),
        ("(?P<a>x)|(?P<b>y)", "y"), ("(a)|b", "b"), ("a|b|", "c"), ("a#b", "a#b"), ("a b", "a b")]:
    found = re.search(pattern, text)
    print(repr(pattern), found and (found.group(), found.span(), found.groups(), found.groupdict(), found.lastindex, found.lastgroup))
for flags in (re.I, re.M, re.S, re.X, re.A, re.I | re.M, re.VERBOSE | re.DOTALL, 0):
    print(repr(flags), repr(re.compile("a", flags)), re.compile("a b#\n.$", flags).findall("A B\na b# ab\n"))
print(re.compile("(?im)x").flags, re.compile("x").flags, re.compile(b"x").flags, re.compile("(?a)x").flags, int(re.I | re.S), re.I.name, re.NOFLAG)

print("patterns and matches")
p = re.compile(r"(?P<word>\w+) (\d+)")
m = p.match("apples 12 pears 7")
print(p.pattern, p.groups, dict(p.groupindex), p == re.compile(r"(?P<word>\w+) (\d+)"), p != re.compile("x"), hash(p) == hash(re.compile(p.pattern)), p)
print(m, m.group(), m.group(1), m.group("word", 2), m[0], m["word"], m[2], m.groups(), m.start(), m.end(2), m.span("word"), m.pos, m.endpos, m.string, m.re is p, m.regs)
print(m.expand(r"\2-\g<word>-\g<1>\n"), bool(m), m.lastindex, m.lastgroup, p.match("none"), re.Match, re.Pattern, type(m) is re.Match)
for group in (3, -1, "nothing", None, 1.5, 10**20):
    attempt(m.group, group)
attempt(m.start, 5)
attempt(lambda: m[9])
print(re.match("(a)|(b)", "b").groups("none"), re.match("(?P<x>a)|(?P<y>b)", "b").groupdict("none"), re.match("(a)|(b)", "b").span(1))
text = "xaay"
print(re.compile("a").search(text, 2), re.compile("^a").search(text, 1), re.compile("a").match(text, 1), re.compile("a*").fullmatch(text, 1, 3),
      re.compile("y$").search(text, 0, 3), re.compile("(?<=x)a").match(text, 1), re.compile("a").search(text, 9), re.compile("").search(text, 9), re.compile("a").search(text, -5))
print(re.compile("é").search("aéé", 2).span(), re.compile("é").search("aéébé", 3).span(), [m.span() for m in re.finditer("é", "aéébé")])
print(re.fullmatch("a|ab", "ab"), re.fullmatch("a*?", "aaa"), re.fullmatch("a", "ab"), re.match("a*?", "aaa").group())
for bad in (5, None, b"x", ["a"]):
    attempt(re.search, "a", bad)
attempt(re.search, b"a", "a")
attempt(re.compile, 5)
attempt(re.compile, p, re.I)
print(re.compile(p) is p, re.search(p, "x 1").group())

print("findall, split, sub")
print(re.findall("a", "banana"), re.findall("(a)(n)?", "banana"), re.findall("(a)n", "banana"), re.findall("", "abc"), re.findall("a*", "baac"), re.findall(r"\b", "ab cd"))
print([m.span() for m in re.finditer("x*", "axxb")], [m.group() for m in re.finditer(r"\d+", "1 22 333")], list(re.finditer("z", "abc")))
print(re.split(",", "a,b,,c"), re.split("(,)", "a,b"), re.split(r"\s*", " a b"), re.split("x", "abc"), re.split(",", "a,b,c", maxsplit=1), re.split("(a)|b", "xaybz"), re.split("", "abc"))
print(re.sub("a", "-", "banana"), re.sub("a", "-", "banana", count=2), re.sub("(a)(n)", r"\2\1", "banana"), re.sub("", "-", "abc"), re.sub("x*", "-", "axxb"),
      re.sub("(?P<v>a)", r"<\g<v>\g<0>>", "ban"), re.subn("a", "b", "aaa"), re.sub("z", "y", "abc"), re.sub("a", r"\\n\n", "a"), re.sub("a", r"\g<0>\060", "a"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "a1b22"), re.sub("(b)|a", r"[\1]", "ab"), re.sub("é", "e", "café été"), re.sub("e", "é", "cafe"))
print(re.sub("a", lambda m: re.sub("a", "b", m.group()) + m.string[m.end():m.end() + 1], "aXaY"))
for template in (r"\2", r"\g<nothing>", r"\g<", r"\g<1", r"\g<>", r"\q", "\\", r"\g<a b>", r"\400", r"\x41"):
    attempt(re.sub, "(a)", template, "a")
attempt(re.sub, "a", 5, "a")
attempt(re.sub, "a", lambda m: 5, "a")
attempt(re.sub, "a", lambda m: 1 / 0, "a")
print(re.escape("a.b*c d-é_1\n"), re.escape(b"a.b"), re.escape(""), re.purge())

print("bytes")
print(re.findall(rb"\w+", b"ab \xe9 cd"), re.sub(b"a", b"b", bytearray(b"aa")), re.search(rb"[\x80-\xff]", b"a\xc3"), re.match(b"(a)(?P<n>b)", memoryview(b"ab")).groupdict(), re.split(b",", b"a,b"))
print(re.search(b"(?i)A", b"a").group(), re.compile(b"x", re.A).flags, re.match(rb"\x00\xff", b"\0\xff").span())

print("errors")
for pattern in ["(", "a)", "*", "a**", "a*+*", "[a", "[b-a]", "\\", "\\q", "(?z)", "(?P<1>a)", "(?P<a>x)(?P<a>y)", "(?P=b)", "(?P=", "\\2", "(a\\1)", "(?<=a*)b", "(?(1)a)", "(?(x)a)",
                "(a)(?(1)a|b|c)", "a{3,2}", "(?", "(?P", "(?Px", "(?P<", "(?P<a", "(?i-i:a)", "(?i-:a)", "(?-a:x)", "x(?i)", "(?iz)", "(?L)", "[\\q]", "\\x1", "\\u12", "\\N{foo}", "[a-\\d]",
                "(?P<>x)", "(?#abc", "\\8", "\\400", "(?<a", "(?i", "(?i-", "(?i-m", "|*", "(?:*)", "^*", "(?P<a.b>x)", "a{99999999999}", "(?(0)a)", "(?<=(a)b|c)d", "(?i:", "(?>a", "[]", "[^]", "\\N", "(?(1", "(?(a",
                "a\nb\n(", "(?:a", "x{1,2}{3}", "a?*", "a???", "(?<!a+)", "[\\u12]", "(?au)", "(?P>a)"]:
    attempt(re.compile, pattern)
attempt(re.compile, b"(?u)a")
attempt(re.compile, "a", re.L)
attempt(re.compile, b"a", re.U)
attempt(re.compile, "a", re.A | re.U)
print(issubclass(re.error, Exception), re.error is re.PatternError)

print("larger things")
text = "The quick brown fox jumps over the lazy dog. " * 200
print(len(re.findall(r"\b[a-z]+\b", text)), len(re.sub(r"\s+", "", text)), len(re.split(r"\W+", text)), sum(m.end() - m.start() for m in re.finditer("[aeiou]+", text)))
tokens = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<operator>[-+*/()=]))")
at, out, source = 0, [], "x = 3.5*(alpha + 42) - y_1"
while m := tokens.match(source, at):
    out.append((m.lastgroup, m[m.lastgroup]))
    at = m.end()
print(out)
print(re.match("(?:a|b)*c", "ab" * 5000 + "c").end(), re.match("(a|b)*?c", "ab" * 2000 + "c").end(), re.search("a.*b.*c", "a" + "x" * 3000 + "b" + "y" * 3000 + "c").span())
