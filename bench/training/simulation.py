"""Floats: heat in a rod, a ball with drag, a line fitted by descent, clusters of points, a low-pass filter, a pendulum."""

import math
import random


def heat_of_rod(cells, steps):
    rod = [0.0] * cells
    rod[cells // 2] = 100.0
    for _ in range(steps):
        following = rod[:]
        for i in range(1, cells - 1):
            following[i] = rod[i] + 0.2 * (rod[i - 1] - 2.0 * rod[i] + rod[i + 1])
        rod = following
    return sum(rod)


def flight_of_ball(speed, angle, drag):
    vx, vy = speed * math.cos(angle), speed * math.sin(angle)
    x = y = time = 0.0
    step = 0.001
    while y >= 0.0:
        size = math.sqrt(vx * vx + vy * vy)
        vx -= drag * size * vx * step
        vy -= (9.81 + drag * size * vy) * step
        x += vx * step
        y += vy * step
        time += step
    return x, time


def fit_line(points, rounds, rate=0.01):
    slope = offset = 0.0
    count = len(points)
    for _ in range(rounds):
        slope_gradient = offset_gradient = 0.0
        for x, y in points:
            error = slope * x + offset - y
            slope_gradient += error * x
            offset_gradient += error
        slope -= rate * slope_gradient / count
        offset -= rate * offset_gradient / count
    return slope, offset


def cluster(points, centres, rounds):
    for _ in range(rounds):
        groups = [[] for _ in centres]
        for point in points:
            x, y = point
            nearest, least = 0, math.inf
            for index, (cx, cy) in enumerate(centres):
                distance = (x - cx) ** 2 + (y - cy) ** 2
                if distance < least:
                    nearest, least = index, distance
            groups[nearest].append(point)
        centres = [(sum(p[0] for p in group) / len(group), sum(p[1] for p in group) / len(group)) if group else centre
                   for group, centre in zip(groups, centres)]
    return centres


def smooth(samples, weight):
    value = samples[0]
    kept = []
    for sample in samples:
        value += weight * (sample - value)
        kept.append(value)
    return max(abs(a - b) for a, b in zip(samples, kept))


class Pendulum:
    def __init__(self, angle, length):
        self.angle = angle
        self.speed = 0.0
        self.length = length

    def step(self, seconds):
        self.speed -= 9.81 / self.length * math.sin(self.angle) * seconds
        self.angle += self.speed * seconds

    def energy(self):
        return 0.5 * (self.speed * self.length) ** 2 + 9.81 * self.length * (1.0 - math.cos(self.angle))


def swing(pendulum, steps):
    most = 0.0
    for _ in range(steps):
        pendulum.step(0.002)
        most = max(most, pendulum.energy())
    return most


def main():
    numbers = random.Random(3)
    print(f"{heat_of_rod(101, 250):.6f}")
    print(["%.3f" % value for value in flight_of_ball(40.0, 0.7, 0.004)])
    line = [(x / 10, 3.0 * x / 10 + 1.0 + numbers.uniform(-0.5, 0.5)) for x in range(60)]
    print([round(value, 4) for value in fit_line(line, 300)])
    cloud = [(numbers.gauss(i % 3 * 5, 1.0), numbers.gauss(i % 2 * 4, 1.0)) for i in range(500)]
    print([(round(x, 3), round(y, 3)) for x, y in cluster(cloud, cloud[:5], 5)])
    wave = [math.sin(i / 20) + 0.1 * math.cos(i * 3) for i in range(12000)]
    print(f"{smooth(wave, 0.1):.6f} {swing(Pendulum(1.0, 2.5), 9000):.6f}")


main()
