"""Floating point on attributes of a few objects: the sun and its four large planets.

Positions, speeds and masses are those of the planets; the unit is the solar mass, the astronomical unit and the year.
"""

import sys

SOLAR_MASS = 39.47841760435743
YEAR = 365.24


class Body:
    __slots__ = ("x", "y", "z", "vx", "vy", "vz", "mass")

    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx * YEAR, vy * YEAR, vz * YEAR
        self.mass = mass * SOLAR_MASS


def make_bodies():
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        Body(4.84143144, -1.16032004, -0.10362204, 0.00166007664, 0.00769901118, -0.0000690460016, 0.000954791938),
        Body(8.34336671, 4.12479856, -0.403523417, -0.00276742510, 0.00499852801, 0.0000230417297, 0.000285885980),
        Body(12.8943695, -15.1111514, -0.223307578, 0.00296460137, 0.00237847173, -0.0000296589568, 0.0000436624404),
        Body(15.3796971, -25.9193146, 0.179258772, 0.00268067772, 0.00162824170, -0.0000951592254, 0.0000515138902),
    ]


def balance(bodies):
    px = py = pz = 0.0
    for body in bodies:
        px += body.vx * body.mass
        py += body.vy * body.mass
        pz += body.vz * body.mass
    sun = bodies[0]
    sun.vx, sun.vy, sun.vz = -px / SOLAR_MASS, -py / SOLAR_MASS, -pz / SOLAR_MASS


def energy(bodies):
    total = 0.0
    for i, body in enumerate(bodies):
        total += 0.5 * body.mass * (body.vx ** 2 + body.vy ** 2 + body.vz ** 2)
        for other in bodies[i + 1:]:
            distance = ((body.x - other.x) ** 2 + (body.y - other.y) ** 2 + (body.z - other.z) ** 2) ** 0.5
            total -= body.mass * other.mass / distance
    return total


def advance(bodies, dt, steps):
    pairs = [(bodies[i], bodies[j]) for i in range(len(bodies)) for j in range(i + 1, len(bodies))]
    for _ in range(steps):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            squared = dx * dx + dy * dy + dz * dz
            force = dt / (squared * squared ** 0.5)
            pull = b.mass * force
            a.vx -= dx * pull
            a.vy -= dy * pull
            a.vz -= dz * pull
            pull = a.mass * force
            b.vx += dx * pull
            b.vy += dy * pull
            b.vz += dz * pull
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


FULL, SMALL = 140_000, 1_000
EXPECTED = {FULL: ('-0.169075', '-0.169046'), SMALL: ('-0.169075', '-0.169088')}

size = SMALL if "small" in sys.argv else FULL
bodies = make_bodies()
balance(bodies)
before = energy(bodies)
advance(bodies, 0.01, size)
result = f"{before:.6f}", f"{energy(bodies):.6f}"
assert result == EXPECTED[size], result
print("nbody", *result)
