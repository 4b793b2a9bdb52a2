# f-strings: nesting, conversions, specs, debugging form, quotes, evaluation order, errors.

name, width, precision, value = "Wörld", 12, 3, 3.14159265
print(f"{name} {value}", f"{name!r} {name!s} {name!a}", f"{value:.2f}", f"{value:{width}.{precision}f}|", f"{value:{'>'}{width}}|", f"{{}} {{{name}}}", f"{'nested ' + f'{1 + 1}'}")
print(f"{name=}", f"{name = }", f"{ name= }", f"{value=:.2f}", f"{name=!s}", f"{1+2=}", f"{width = !r:>5}", f"{[x for x in 'ab']=}", f"{'a' 'b'=}")
print(f'{"quotes"}' f"{'other'}" '{not}' f"{1}{2}" "{x}", rf"\d{1}\{name}", f"\x41{1}\u2022{2}\n".encode(), fr"{name}\n", F"{1}")
print(f"{'a' if width > 5 else 'b'}", f"{(lambda x: x * 2)(4)}", f"{ {'k': 1}['k'] }", f"{[1, 2][0]}", f"{ {1, 2} == {2, 1} }", f"{width:>{width}}|{width:<{width}}|{width:^{width}}|")
print(f"""multi
{name
 + '!'}
{value:
>10.1f} end""")
print(f"{name.upper()[:3]}", f"{name[::-1]}", f"{len(name)}", f"{'%s' % 5}", f"{'{}'.format(5)}", f"{1, 2}", f"{(1, 2)!r:>8}", f"{*[1, 2], 3}", f"{not True}", f"{-value:.1f}", f"{1 if 0 else 2}")
print(f"{value!r:^{width}.5}|", f"{name!a:>15}|", f"{None}", f"{True:d}", f"{True}", f"{255:#x} {255:08b} {1e10:,.0f} {0.25:.0%}", f"{'x':*^5}", f"{10:c}".encode(), f"{3:=+5}")
# same quotes inside, and comments, as since 3.12
print(f"{"same quotes"} {"a" + "b"}", f"{"\n".join(["x", "y"])!r}", f"{f"{f"{1 + 1}"}"}", f"{
    name  # a comment
}", f"{'\u00e9'}", f"{x:=5}" if (x := "walrus") and False else f"{(y := 5)} {y}")
order = []


def note(v):
    order.append(v)
    return v


print(f"{note(1)}{note(2):{note(3)}}{note(4)}", order)
print(f"{'a' != 'b'}", f"{1 == 1}", f"{3 >= 2}", f"{5 <= 4!s:>7}", f"{lambda_ if (lambda_ := 1) else 0}", f"{'!'}", f"{':'}", f"{'}'}", f"{'{'}")


class Spec:
    def __format__(self, spec):
        return f"[{spec}]"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


s = Spec()
print(f"{s} {s:} {s:%Y-%m-%d} {s:{1}{2}} {s!r} {s!s:>5} {s!r:{'^'}{8}}")
print(f"{s=}", f"{s = !s}", f"{s=:x}", f"{s.__class__.__name__=}")
big = [f"{i}:{i * i}" for i in range(5)]
print(big, "".join(f"{c}{i}" for i, c in enumerate("abc")), {f"k{i}": f"{i:03}" for i in range(3)})
total = f"{1}" "+" f"{2}" '=' f'{1 + 2}'
print(total, f"", f"{''}", len(f"{' ' * 5}"), f"{'é日😀':>6}|", f"{ord('é'):c}")
for source in ("f'{'", "f'}'", "f'{}'", "f'{!r}'", "f'{a b}'", "f'{a!x}'", "f'{a:{b'", "f'{a!}'", "f'{lambda x: 1}'", "f'{*}'", "f'{a[}'", "f'{a=!}'", "f'{1:{2:{3}}}'", "f'{yield}'", "f'{ }'", "f'{'a'!r:^10}"):
    try:
        print(eval(source, {"a": 1, "b": 2}))
    except SyntaxError as error:
        print(source, "SyntaxError", error.msg)
    except Exception as error:
        print(source, type(error).__name__, error)
