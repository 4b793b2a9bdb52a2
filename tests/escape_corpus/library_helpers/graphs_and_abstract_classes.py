# attack: graphs with hostile nodes, and abstract classes whose registers lead to other classes
# allowed: a graph, a registration
# expect: contained
# compat: contained
import abc
import graphlib

leaks = []


class Node:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        graph.pop(self.name, None)
        return self is other


graph = {}
for number in range(5):
    graph[number] = [Node(number), Node(number + 1)]
for attempt in [lambda: [*graphlib.TopologicalSorter({1: [2], 2: [1]}).static_order()], lambda: [*graphlib.TopologicalSorter({1: [[]]}).static_order()],
                lambda: graphlib.TopologicalSorter({1: [2]}).done(1), lambda: graphlib.TopologicalSorter({1: 5}), lambda: graphlib.TopologicalSorter.add.__globals__,
                lambda: graphlib.TopologicalSorter({1: [2]}).get_ready()]:
    try:
        leaks.append(attempt())
    except (graphlib.CycleError, TypeError, ValueError, AttributeError, RuntimeError):
        pass
try:
    [*graphlib.TopologicalSorter(graph).static_order()]
except RuntimeError:
    pass


class Base(abc.ABC):
    pass


class Bad(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return "neither"


for attempt in [lambda: Base.register(5), lambda: Base._abc_registry, lambda: Base._abc_impl.x, lambda: Base._dump_registry(), lambda: abc._get_dump(Base), lambda: Base.__subclasses__(),
                lambda: abc.ABCMeta.register(5, int), lambda: int.register(str), lambda: abc.ABCMeta.__new__.__globals__, lambda: issubclass(5, Base), lambda: issubclass(int, Bad)]:
    try:
        found = attempt()
        if found is not False:
            leaks.append(found)
    except (TypeError, AttributeError, AssertionError, RuntimeError):
        pass
if Base.register(int) is not int or not isinstance(1, Base) or [*graphlib.TopologicalSorter({1: [2], 2: [3]}).static_order()] != [3, 2, 1]:
    leaks.append("a graph, a registration")
print("LEAK" if leaks else "CONTAINED", *leaks)
