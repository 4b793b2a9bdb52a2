"""Vectors as objects with operators: a ray tracer of spheres over a chequered floor, with shadows and reflection."""

import sys
from math import sqrt


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / sqrt(self.dot(self)))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, distance):
        return self.origin + self.direction * distance


class Surface:
    def __init__(self, color, shine):
        self.color = color
        self.shine = shine

    def color_at(self, point):
        return self.color


class Chequered(Surface):
    def color_at(self, point):
        return self.color if (int(point.x + 1000) + int(point.z + 1000)) % 2 else Vector(0.1, 0.1, 0.1)


class Sphere:
    def __init__(self, center, radius, surface):
        self.center = center
        self.radius = radius
        self.surface = surface

    def hit(self, ray):
        offset = ray.origin - self.center
        half = offset.dot(ray.direction)
        inside = half * half - offset.dot(offset) + self.radius * self.radius
        if inside < 0:
            return None
        distance = -half - sqrt(inside)
        return distance if distance > 1e-4 else None

    def normal(self, point):
        return (point - self.center).unit()


class Floor:
    def __init__(self, height, surface):
        self.height = height
        self.surface = surface

    def hit(self, ray):
        if abs(ray.direction.y) < 1e-6:
            return None
        distance = (self.height - ray.origin.y) / ray.direction.y
        return distance if distance > 1e-4 else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)


class Scene:
    def __init__(self, things, light):
        self.things = things
        self.light = light

    def nearest(self, ray):
        best, found = None, None
        for thing in self.things:
            distance = thing.hit(ray)
            if distance is not None and (best is None or distance < best):
                best, found = distance, thing
        return best, found

    def trace(self, ray, depth):
        distance, thing = self.nearest(ray)
        if thing is None:
            return Vector(0.3, 0.5, 0.9) * (0.5 + 0.5 * max(0.0, ray.direction.y))
        point = ray.at(distance)
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        color = thing.surface.color_at(point)
        shadowed = self.nearest(Ray(point + normal * 1e-3, to_light))[1] is not None
        result = color * (0.15 if shadowed else 0.15 + 0.85 * max(0.0, normal.dot(to_light)))
        if depth and thing.surface.shine > 0.0:
            turned = ray.direction - normal * (2.0 * ray.direction.dot(normal))
            result = result * (1.0 - thing.surface.shine) + self.trace(Ray(point, turned), depth - 1) * thing.surface.shine
        return result


def render(width, height):
    things = [Sphere(Vector(i * 1.6 - 2.4, 0.6 + i % 2 * 0.5, 5.0 + i % 3), 0.7,
                     Surface(Vector(0.9, 0.2 * i, 0.4), 0.3)) for i in range(4)]
    things.append(Floor(0.0, Chequered(Vector(0.9, 0.9, 0.9), 0.2)))
    scene = Scene(things, Vector(-5.0, 8.0, -3.0))
    eye = Vector(0.0, 1.5, -2.0)
    histogram = [0] * 8
    for row in range(height):
        for column in range(width):
            direction = Vector((column - width / 2) / width, (height / 2 - row) / width - 0.1, 1.0).unit()
            color = scene.trace(Ray(eye, direction), 2)
            histogram[min(7, int((color.x + color.y + color.z) / 3 * 8))] += 1
    return histogram


FULL, SMALL = (230, 150), (20, 12)
EXPECTED = {FULL: [5262, 6035, 13741, 2427, 4734, 2301, 0, 0], SMALL: [41, 32, 105, 19, 33, 10, 0, 0]}

size = SMALL if "small" in sys.argv else FULL
result = render(*size)
assert result == EXPECTED[size], result
print("ray_tracer", *result)
