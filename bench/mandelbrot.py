"""Floating point in local variables: how many points of a grid belong to the Mandelbrot set."""

import sys


def mandelbrot(width, height, limit):
    inside = steps = 0
    for row in range(height):
        ci = 2.4 * row / height - 1.2
        for column in range(width):
            cr = 3.0 * column / width - 2.1
            zr = zi = 0.0
            for n in range(limit):
                zr2, zi2 = zr * zr, zi * zi
                if zr2 + zi2 > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
            else:
                inside += 1
            steps += n
    return inside, steps


FULL, SMALL = (300, 220, 420), (40, 30, 100)
EXPECTED = {FULL: (13958, 6179495), SMALL: (260, 30768)}

size = SMALL if "small" in sys.argv else FULL
result = mandelbrot(*size)
assert result == EXPECTED[size], result
print("mandelbrot", *result)
