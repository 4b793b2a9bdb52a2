"""print writes to whatever sys.stdout is."""
import sys


class Collector:
    def __init__(self):
        self.parts = []
        self.flushed = 0

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.flushed += 1


class Broken:
    def write(self, text):
        raise OSError("full")


collector = sys.stdout = Collector()
print("a", 1, sep="-", end="!\n")
print("b", file=None)
print("c", flush=True)
print("d", file=sys.stderr) if False else None
sys.stdout = None
print("nowhere")
sys.stdout = Broken()
problem = None
try:
    print("x")
except OSError as error:
    problem = error
sys.stdout = sys.__stdout__
print(collector.parts, collector.flushed, problem)
other = Collector()
print("e", file=other, flush=0)
print(other.parts, other.flushed)
