# attack: endless recursion through methods, properties and class methods that call each other
# allowed: catching RecursionError
# expect: contained

class A:
    @property
    def p(self):
        return self.m()

    def m(self):
        return type(self).c(self)

    @classmethod
    def c(cls, instance):
        return instance.s(instance)

    @staticmethod
    def s(instance):
        return [instance.p for _ in range(1)]


try:
    A().p
    print("LEAK")
except RecursionError as error:
    print(type(error).__name__)
print("CONTAINED")
