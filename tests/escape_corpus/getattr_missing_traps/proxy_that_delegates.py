# attack: none: a proxy that reads, writes and deletes the attributes of another object
# allowed: __getattr__, __setattr__ and __delattr__ through super() and getattr
# expect: benign
# compat: contained
class Proxy:
    def __init__(self, target):
        super().__setattr__("_target", target)
        super().__setattr__("log", [])

    def __getattr__(self, name):
        self.log.append("get " + name)
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        self.log.append("set " + name)
        setattr(self._target, name, value)

    def __delattr__(self, name):
        self.log.append("del " + name)
        delattr(self._target, name)


class Car:
    wheels = 4

    def __init__(self):
        self.speed = 10

    def faster(self, by):
        self.speed += by
        return self.speed


car = Car()
proxy = Proxy(car)
proxy.speed = 20
assert proxy.faster(5) == 25 == car.speed and proxy.wheels == 4
proxy.colour = "red"
del proxy.colour
assert not hasattr(car, "colour") and not hasattr(proxy, "missing")
proxy.speed += 1
assert car.speed == 26
print(proxy.log)
print("OK")
