# A subclass of dict as the globals of exec and eval: module-level names go through its methods.


class Missing(dict):
    def __missing__(self, key):
        if key == "absent":
            raise KeyError(key)
        return key.upper()


print(eval("first + second", Missing()), eval("len(third)", Missing(len=len)))
names = Missing(a=1)
exec("b = a; c = d; del a", names)
print(names["b"], names["c"], "a" in names.keys(), eval("a", names))
try:
    eval("absent", names)
except NameError as error:
    print(error)


class Traced(dict):
    def __init__(self):
        self.log = []

    def __getitem__(self, key):
        self.log.append(("get", key))
        return super().__getitem__(key)

    def __setitem__(self, key, item):
        self.log.append(("set", key, item))
        super().__setitem__(key, item)

    def __delitem__(self, key):
        self.log.append(("delete", key))
        super().__delitem__(key)


traced = Traced()
exec("x = 1\ny = x\ndel x\nfor z in (1, 2): pass\nclass C: w = y\n", traced)
print([entry[:2] for entry in traced.log if not entry[1].startswith("__")])
print(sorted(key for key in traced if not key.startswith("__")))


class Refusing(dict):
    def __setitem__(self, key, item):
        raise ValueError(f"{key} is not taken")


try:
    exec("x = 1", Refusing())
except ValueError as error:
    print(error)


class Plain(dict):
    pass


plain = Plain(n=3)
exec("def f():\n    return n + m\nm = 4\nvalue = f()\nimport math\nroot = math.sqrt(n + 1)\n[q for q in (1,)]", plain)
print(plain["value"], plain["root"], type(plain), plain["f"]())
exec("global g\ng = 5\nh = globals() is not None", plain)
print(plain["g"], plain["h"])
exec("k = 1", Missing(), {})
print(eval("missing", Missing(), {"missing": 1}), eval("[missing for i in (1, 2)]", {"missing": 2}))
