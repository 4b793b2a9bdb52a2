# Tokens: numbers, strings, continuation lines, comments, indentation, Unicode identifiers, semicolons.

# numbers
print(0, 00, 1_0, 0b1_1, 0o1_7, 0xF_f, 1.5, 1., .5, 1e3, 1E-3, 1_0.0_1e1_0, 1j, 1.5J, 1e3j, 0_7.5, 0777.5, 09.5, 0e0, 1if 1else 2, [1for _ in"a"], 0xfor 1, 5or 6)
print(10 ** 0, -1 ** 2, 1 .real, 1..real, 1.5.real, (1).real, 0x1F.bit_length() if True else 0, 1e400, -1e400, 5e-400)
# strings
print('a' "b" '''c''' """d""", r'\n', b''.decode(), 'a\
b', "tab\tnl", '\x41\u0042\U00000043\103\x44', rb'\x', Rb"\y".decode(), u'u', 'it''s', "say ""hi""", '\'', "\"", '''it's "ok"''', '''
newline first''', """trailing \
continuation""", "\\", '\\\\n', '\0'.encode(), '')
print(b"\x00\101", b'a' b"b", "a" f"{1}" r"\d" 'z')
# continuation
total = 1 + \
    2 + \
  3
values = [1,
  2,  # a comment
    3,

  # another
]
nested = {
  "a": (1,
      2),
  'b': [
    3],
}
print(total, values, nested, (
    "in brackets"
    " adjacent"
))
if total == 6 and \
   values:
    print("continued condition")
# semicolons and suites
a = 1; b = 2; print(a, b);
if a: print("one line"); print("both")
for i in range(2): print(i, end=" "); print(";", end=" ")
print()
class C: x = 1; y = 2
def f(): return 1; return 2
print(C.x + C.y, f())
while a: a -= 1
# indentation of any consistent width
if True:
 if True:
      if True:
            print("deep")
 else:
    pass
	# a comment with a tab
if True:
	tabbed = "tab"
	if tabbed:
		print(tabbed)

def g():
        return "eight"  


print(g())
# Unicode identifiers, compared after NFKC
é = 1
naïve, Ünïcode, 变量, переменная, ñ = 2, 3, 4, 5, 6
ﬁx = "ligature"
ｆｕｌｌ = "fullwidth"
ª = "ordinal"
print(é, naïve, Ünïcode, 变量, переменная, ñ, fix, full, a, globals()["fix"], "ﬁx" in globals())


class Names:
    ﬁeld = 1

    def ｍethod(self):
        return self.field


print(Names.field, Names().method(), getattr(Names, "field"), hasattr(Names, "ﬁeld"))
_ = __ = ___ = "underscores"
_1, x1, X, x = 1, 2, 3, 4
print(_, __, ___, _1, x1, X, x)
match, case, type, soft = 1, 2, 3, 4
print(match + case + type, soft)
del type
match = [1]
print(match[0], [match for match in "ab"], (lambda match: match)(5))
# operators without spaces
print(1+2*3-4//5%6, 2**-1, not-1, 3<4==4>=2!=5, [1,2][0],{1:2}[1],(lambda x:x)(1),-+-1,~-1,1<2<3,5if 0else 6)
x = [1,2,3];x[0],x[1]=x[1],x[0];print(x);x+=[4];print(*x,sep="")
print("a"if x else"b", [i for i in x if i>1if i<4], {*x}=={*x}, not x, x and"y"or"n")
# the walrus, ellipsis, lambda with everything
print((y:=5), y, ..., ... is Ellipsis, (lambda *a, b=1, **k: (a, b, k))(1, c=2), (lambda: (yield))().__class__.__name__)
# formfeed and trailing whitespace   
print("after a form feed")   
for text in ("1__0", "1_", "0b", "0b2", "0o8", "0xg", "01", "00001", "1e", "1e+", "1.2.3", "1a", "0b1_", "1.e_1", "'", "'''", '"a', "'a\nb'", "b'\u00e9'", "'\\x1'", "'\\u12'", "'\\N{nope}'", "'\\U00110000'", "b'\\x'", "f'", "$", "?", "a!", "a\\ b", "x = \\", "(", ")", "(]", "[)", "{(}", "((", "'a' b'b'", "ur'x'", "bu'x'", "a€", "5x", "0_", "1.0.0", "…", "\u200b1", "a\u00a0= 1", "if 1:\n\tx\n        y", "if 1:\n  x\n y", "x\n  y", "  x", "def f():\nx", "1 +\n2", "'\\d'", "0xfor", "1_000_", "''''", '"""', "\x00", "a\x00b"):
    try:
        compiled = eval(text)
        print(repr(text), "->", repr(compiled))
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg, error.lineno)
    except Exception as error:
        print(repr(text), type(error).__name__, error)
