"""Attributes and method calls: an ecosystem of small classes that calls itself through inheritance and properties."""

import sys


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def scaled(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def wrapped(self, size):
        return Vector(self.x % size, self.y % size)

    def distance(self, other):
        return abs(self.x - other.x) + abs(self.y - other.y)


class Creature:
    speed = 1
    appetite = 1

    def __init__(self, world, place, heading):
        self.world = world
        self.place = place
        self.heading = heading
        self.energy = 50
        self.age = 0

    @property
    def alive(self):
        return self.energy > 0 and self.age < self.lifetime

    @property
    def lifetime(self):
        return 400

    def step(self):
        self.age += 1
        self.energy -= self.appetite
        self.move()
        self.act()

    def move(self):
        self.place = (self.place + self.heading.scaled(self.speed)).wrapped(self.world.size)

    def act(self):
        raise NotImplementedError


class Grazer(Creature):
    def act(self):
        self.energy += self.world.graze(self.place, 3)
        if self.energy > 120:
            self.energy -= 60
            self.world.add(Grazer(self.world, self.place, Vector(self.heading.y, self.heading.x + 1)))


class Hunter(Creature):
    speed = 2
    appetite = 2

    @property
    def lifetime(self):
        return 600

    def move(self):
        prey = self.world.nearest(self.place)
        if prey is not None:
            dx = (prey.place.x > self.place.x) - (prey.place.x < self.place.x)
            dy = (prey.place.y > self.place.y) - (prey.place.y < self.place.y)
            self.heading = Vector(dx, dy)
        super().move()

    def act(self):
        prey = self.world.nearest(self.place)
        if prey is not None and prey.place.distance(self.place) <= 2:
            self.energy += 40
            prey.energy = 0


class World:
    def __init__(self, size):
        self.size = size
        self.grass = [[8] * size for _ in range(size)]
        self.creatures = []
        self.born = 0
        self.steps = 0

    def add(self, creature):
        if len(self.creatures) < 260:
            self.creatures.append(creature)
            self.born += 1

    def graze(self, place, wanted):
        row = self.grass[place.y]
        eaten = min(wanted, row[place.x])
        row[place.x] -= eaten
        return eaten

    def nearest(self, place):
        best, best_distance = None, 12
        for creature in self.creatures:
            if isinstance(creature, Grazer) and creature.energy > 0:
                distance = creature.place.distance(place)
                if distance < best_distance:
                    best, best_distance = creature, distance
        return best

    def tick(self, now):
        for creature in list(self.creatures):
            creature.step()
            self.steps += 1
        self.creatures = [creature for creature in self.creatures if creature.alive]
        row = self.grass[now % self.size]
        for x in range(self.size):
            row[x] = min(20, row[x] + 9)


FULL, SMALL = 2_000, 20
EXPECTED = {FULL: (1528, 421928, 259, 7304), SMALL: (63, 895, 28, 17549)}

size = SMALL if "small" in sys.argv else FULL
world = World(40)
for i in range(60):
    world.add(Grazer(world, Vector(i * 7 % 40, i * 11 % 40), Vector(i % 3 - 1, 1)))
for i in range(3):
    world.add(Hunter(world, Vector(i * 13 % 40, 5), Vector(1, 0)))
for now in range(size):
    world.tick(now)
result = world.born, world.steps, len(world.creatures), sum(map(sum, world.grass))
assert result == EXPECTED[size], result
print("methods", *result)
