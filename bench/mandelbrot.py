"""Floating point in local variables: the Mandelbrot set, and a spectral norm by power iteration."""


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


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def multiply(vector, transposed):
    size = range(len(vector))
    if transposed:
        return [sum([element(j, i) * vector[j] for j in size]) for i in size]
    return [sum([element(i, j) * vector[j] for j in size]) for i in size]


def spectral_norm(size, rounds):
    u = [1.0] * size
    for _ in range(rounds):
        v = multiply(multiply(u, False), True)
        u = multiply(multiply(v, False), True)
    upper = sum(a * b for a, b in zip(u, v))
    lower = sum(b * b for b in v)
    return (upper / lower) ** 0.5


def main():
    inside, steps = mandelbrot(300, 220, 400)
    norm = spectral_norm(160, 6)
    assert (inside, steps) == (13958, 5900335), (inside, steps)
    assert f"{norm:.7f}" == "1.2742231", norm
    print(f"mandelbrot {inside} {steps} {norm:.7f}")


main()
