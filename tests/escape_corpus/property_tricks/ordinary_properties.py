# attack: none: properties with getters, setters, deleters, inheritance and extension
# allowed: property.fget, .setter, .deleter and super() in properties
# expect: benign
# compat: contained
class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def radius(self):
        """The radius."""
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("negative")
        self._radius = value

    @radius.deleter
    def radius(self):
        self._radius = 0

    @property
    def area(self):
        return 3 * self.radius ** 2


class Ring(Circle):
    @property
    def area(self):
        return super().area - 3

    @Circle.radius.setter
    def radius(self, value):
        Circle.radius.fset(self, value * 2)


circle, ring = Circle(2), Ring(2)
assert circle.area == 12 and ring.radius == 4 and ring.area == 45 and Circle.radius.__doc__ == "The radius." and Circle.area.fget(circle) == 12
del circle.radius
assert circle.radius == 0 and Circle.area.fset is None
for attempt in [lambda: Circle(-1), lambda: setattr(circle, "area", 1), lambda: delattr(circle, "area")]:
    try:
        attempt()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__)
print("OK")
