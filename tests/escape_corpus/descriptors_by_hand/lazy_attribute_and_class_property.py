# attack: none: a lazy attribute that replaces itself, a property of a class, a method bound by hand
# allowed: non-data descriptors, __get__ of functions, properties on metaclasses
# expect: benign
# compat: contained
class Lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.function(instance)
        setattr(instance, self.name, value)
        return value


class Meta(type):
    @property
    def label(cls):
        return cls.__name__.lower()


class Report(metaclass=Meta):
    computed = 0

    @Lazy
    def lines(self):
        Report.computed += 1
        return ["a", "b"]

    def first(self):
        return self.lines[0]


report = Report()
assert report.lines is report.lines and Report.computed == 1 and report.first() == "a"
assert isinstance(Report.lines, Lazy) and Report.label == "report" and not hasattr(report, "label")


def describe(self, prefix):
    return prefix + "".join(self.lines)


bound = describe.__get__(report, Report)
assert bound("=") == "=ab" and describe.__get__(None, Report) is describe
del report.lines
assert report.lines == ["a", "b"] and Report.computed == 2
print("OK")
