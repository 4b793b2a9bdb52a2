# attack: none: methods kept in tables, used as callbacks, compared and called through the class
# allowed: bound methods, static and class methods as values
# expect: benign
# compat: contained
class Machine:
    made = 0

    def __init__(self, name):
        self.name, self.log = name, []
        self.commands = {"push": self.push, "pop": self.log.pop, "name": lambda: self.name}

    def push(self, value):
        self.log.append(value)
        return self

    @classmethod
    def create(cls, name):
        cls.made += 1
        return cls(name)

    @staticmethod
    def clean(text):
        return text.strip()


machine = [*map(Machine.create, ["a", "b"])][0]
assert machine.commands["push"](1) is machine and machine.commands["pop"]() == 1 and machine.commands["name"]() == "a"
assert machine.push == machine.push and machine.push != Machine("a").push and Machine.made == 2
Machine.push(machine, 5)
assert machine.log == [5] and machine.push.__name__ == "push" and [*map(Machine.clean, [" x "])] == ["x"]
assert sorted(["b", "A"], key=str.lower) == ["A", "b"] and [*map("-".join, [["a", "b"]])] == ["a-b"]
print("OK")
