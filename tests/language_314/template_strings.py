# shows: PEP 750: template strings make Template objects of their texts and interpolations
# expect: benign
from string.templatelib import Interpolation, Template, convert

name, width = "World", 10
template = t"Hello {name!r:>{width}}, {1 + 1} {name=}!"
assert type(template) is Template
assert template.strings == ("Hello ", ", ", " name=", "!")
assert [i.value for i in template.interpolations] == ["World", 2, "World"]
assert [i.expression for i in template.interpolations] == ["name", "1 + 1", "name"]
assert [i.conversion for i in template.interpolations] == ["r", None, "r"]
assert [i.format_spec for i in template.interpolations] == [">10", "", ""]
assert template.values == ("World", 2, "World")
assert [part if isinstance(part, str) else part.value for part in template] == [
    "Hello ", "World", ", ", 2, " name=", "World", "!"]
assert t"".strings == ("",) and t"".interpolations == () and list(t"") == []
assert t"{1}{2}".strings == ("", "", "") and len(list(t"{1}{2}")) == 2
assert t"{{}}".strings == ("{}",)
assert rt"\n{name}".strings == ("\\n", "")
assert t"a" t"b{1}".strings == ("ab", "")
both = t"a{1}b" + t"c{2}d"
assert both.strings == ("a", "bc", "d") and both.values == (1, 2)
for wrong in ("text", 5):
    try:
        template + wrong
    except TypeError as error:
        kind = type(wrong).__name__
        assert str(error) == f'can only concatenate string.templatelib.Template (not "{kind}") to string.templatelib.Template'
    else:
        raise AssertionError("concatenated with something else")
nested = t"{t'{name}'}"
assert type(nested.values[0]) is Template and nested.values[0].values == ("World",)
assert f"{t'{name}'.values[0]}" == "World"

made = Template("a", "b", Interpolation(1, "one"), Interpolation(2), "c")
assert made.strings == ("ab", "", "c") and made.values == (1, 2)
assert repr(Interpolation(1, "x", "s", "d")) == "Interpolation(1, 'x', 's', 'd')"
assert repr(t"a{name}") == "Template(strings=('a', ''), interpolations=(Interpolation('World', 'name', None, ''),))"
match Interpolation(3, "three", "r", ">5"):
    case Interpolation(value, expression, conversion, format_spec):
        assert (value, expression, conversion, format_spec) == (3, "three", "r", ">5")
assert convert(1, None) == 1 and convert("a", "r") == "'a'" and convert(1, "s") == "1"
for call in (lambda: Interpolation(1, "x", "z"), lambda: Template(1), lambda: Interpolation(1, 2)):
    try:
        call()
    except (TypeError, ValueError):
        pass
    else:
        raise AssertionError("accepted")
try:
    template.strings = ()
except AttributeError:
    pass
else:
    raise AssertionError("a template changed")
order = []


def note(item):
    order.append(item)
    return item


t"{note(1)}{note(2):{note(3)}}"
assert order == [1, 2, 3]


def raises(text):
    try:
        exec(text, {})
    except SyntaxError as error:
        return error.msg
    raise AssertionError(text)


assert raises("t'{}'") == "t-string: valid expression required before '}'"
assert raises("t'a' 'b'") == "cannot mix t-string literals with string or bytes literals"
raises("tb''")
raises("tf''")
print("OK")
