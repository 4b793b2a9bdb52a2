# fractions, statistics, textwrap, reprlib, pprint, graphlib, keyword, numbers, base64, inspect.
import base64, graphlib, inspect, keyword, math, numbers, pprint, reprlib, statistics, textwrap
from fractions import Fraction as F


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


print(F(1, 2) + F(1, 3), F(6, -4), F("3/9"), F("1.25"), F("-1e-2"), F(0.5), F(7), F(F(1, 2)), F("  7/2 "), repr(F(1, 3)))
print(F(1, 2) * 4, 2 - F(1, 2), F(1, 2) / F(3, 4), F(7, 2) // 2, F(7, 2) % 2, divmod(F(7, 2), 2), F(2, 3) ** 2, F(2, 3) ** -2, F(4, 9) ** 0.5, 2 ** F(3), -F(1, 2), abs(F(-1, 2)), +F(1, 2))
print(F(1, 2) == 0.5, F(1, 2) < 0.75, F(1, 3) > F(1, 4), F(4, 2) == 2, hash(F(4, 2)) == hash(2), hash(F(1, 2)) == hash(0.5), hash(F(1, 3)), F(1, 2) + 0.5, F(1, 2) + 1j, bool(F(0)), F(1, 2) == "x")
print(int(F(7, 2)), float(F(1, 4)), round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), math.floor(F(-1, 2)), math.ceil(F(1, 2)), math.trunc(F(-7, 2)), F(math.pi).limit_denominator(100), F(3).is_integer(), F(1, 3).as_integer_ratio())
print(f"{F(1, 3):.3f} {F(22, 7):10.4f}| {F(1, 3):.2e} {F(1, 8):%} {F(3, 2)} {F(1234567, 2):,.1f} {F(1, 3):>8}|")
for bad in ((1, 0), ("x",), ("1/0",), (1.5, 2), ([],)):
    attempt(F, *bad)
print(isinstance(F(1), numbers.Rational), isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1j, numbers.Complex), isinstance(1.5, numbers.Rational), isinstance("x", numbers.Number), sum([F(1, 3)] * 3), sorted([F(1, 2), 0.25, 1]))

data = [1, 2, 2, 3, 4.5, 7]
print(statistics.mean(data), statistics.fmean(data), statistics.median(data), statistics.median_low(data), statistics.median_high(data), statistics.mode(data), statistics.multimode("aabb"), statistics.mean([1, 2, 3, 4]), statistics.mean([F(1, 2), F(1, 3)]))
print(statistics.variance(data), statistics.pvariance(data), statistics.stdev(data), statistics.pstdev(data), statistics.quantiles(data), statistics.quantiles(data, n=10, method="inclusive"), statistics.harmonic_mean([40, 60]), round(statistics.geometric_mean([54, 24, 36]), 9))
print(statistics.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), statistics.variance([1, 2, 3, 4]), statistics.correlation([1, 2, 3], [1, 5, 7]), statistics.covariance([1, 2, 3], [1, 5, 7]), statistics.linear_regression([1, 2, 3], [2, 4, 6.5]))
nd = statistics.NormalDist(100, 15)
print(nd, nd.cdf(115), nd.pdf(100), nd + 5, nd.mean, nd.zscore(130))
attempt(statistics.mean, [])
attempt(statistics.stdev, [1])
attempt(statistics.mode, [])
attempt(statistics.mean, ["a"])

text = "The quick brown fox, well-known for jumping over lazy dogs, said: hello! And then it went away to a far-away place."
print(textwrap.wrap(text, 30), textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "), textwrap.shorten(text, 40), sep="\n")
print(textwrap.wrap("supercalifragilistic word", 10), textwrap.wrap("supercalifragilistic word", 10, break_long_words=False), textwrap.wrap("a b c d e f g h i", 9, max_lines=2), textwrap.wrap(""), textwrap.wrap("tab\there\nnew", 20))
print(repr(textwrap.dedent("""
    hello
      world

    end
    """)), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\nb", "> ", lambda line: True)), repr(textwrap.dedent("\tx\n\t y")))
attempt(textwrap.wrap, "x", 0)

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(10 ** 100), reprlib.repr((1,)), reprlib.repr({1, 2}))


class Loop(list):
    @reprlib.recursive_repr()
    def __repr__(self):
        return "<" + ", ".join(map(repr, self)) + ">"


loop = Loop([1])
loop.append(loop)
print(loop)
nested = {"name": "something long enough", "list": list(range(30)), "inner": {"a": (1, 2), "b": [["deep"] * 3] * 3}, "set": {3}, "text": "words " * 20}
pprint.pprint(nested)
pprint.pprint([nested["list"], nested["list"]], width=40, compact=True)
print(pprint.pformat({"b": 1, "a": 2}), pprint.pformat({"b": 1, "a": 2}, sort_dicts=False), pprint.pformat([1, [2, [3, [4]]]], depth=2), pprint.pformat(("x",)), pprint.pformat([]), pprint.isrecursive(loop), pprint.isreadable([1]))

order = graphlib.TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}})
order.prepare()
while order.is_active():
    ready = order.get_ready()
    print(sorted(ready))
    order.done(*ready)
attempt(lambda: list(graphlib.TopologicalSorter({"a": ["b"], "b": ["a"]}).static_order()))
print(keyword.iskeyword("class"), keyword.iskeyword("klass"), keyword.issoftkeyword("match"), len(keyword.kwlist))
print(base64.b64encode(b"hello world"), base64.b64decode("aGVsbG8gd29ybGQ="), base64.urlsafe_b64encode(b"\xff\xfe?"), base64.urlsafe_b64decode("__4_"), base64.b32encode(b"abc"), base64.b32decode("MFRGG==="), base64.b16encode(b"\x01\xff"), base64.b16decode("01ff", casefold=True), base64.b64encode(bytes(range(256)))[:20], base64.b64decode(base64.b64encode(bytes(range(256)))) == bytes(range(256)), base64.encodebytes(b"x" * 60))
attempt(base64.b64decode, "abc")
attempt(base64.b64decode, "a")
attempt(base64.b64decode, "ab c=", validate=True)


def sample(a, b=2, *args, c, d=4, **kwargs):
    """Sample.

        indented
    """


signature = inspect.signature(sample)
print(signature, list(signature.parameters), signature.parameters["b"].default, signature.parameters["c"].kind.name, signature.parameters["a"].default is inspect.Parameter.empty, inspect.getdoc(sample))
print(inspect.signature(lambda x, /, y: 0), signature.bind(1, c=3).arguments, inspect.isfunction(sample), inspect.isclass(int), inspect.isbuiltin(len), inspect.isgeneratorfunction(sample), inspect.ismethod([].append), inspect.ismodule(math), inspect.isgenerator(i for i in ()))
attempt(signature.bind, 1)
attempt(signature.bind, 1, 2, c=3, a=5)


class Callable:
    def __init__(self, x, y=1):
        pass

    def method(self, z):
        pass


print(inspect.signature(Callable), inspect.signature(Callable(1).method), inspect.signature(Callable.method), inspect.cleandoc("  a\n    b\n  c"))
