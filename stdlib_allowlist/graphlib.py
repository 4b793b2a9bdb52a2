# graphlib: topological order of a directed graph.
__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """Raised when there are cycles in the graph; the second argument is a list of the nodes in one."""


class TopologicalSorter:
    """Provides functionality to topologically sort a graph of hashable nodes"""

    def __init__(self, graph=None):
        self._waiting = {}
        self._successors = {}
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        self._state = {}
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def add(self, node, *predecessors):
        """Add a new node and its predecessors to the graph."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._waiting.setdefault(node, 0)
        self._successors.setdefault(node, [])
        for predecessor in predecessors:
            self._waiting.setdefault(predecessor, 0)
            self._successors.setdefault(predecessor, []).append(node)
            self._waiting[node] += 1

    def prepare(self):
        """Mark the graph as finished and check for cycles in the graph."""
        if self._ready is not None and self._passed_out:
            raise ValueError("cannot prepare() after starting iteration")
        if self._ready is None:
            self._ready = [node for node, count in self._waiting.items() if count == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """Return a tuple of all the nodes that are ready."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for node in result:
            self._state[node] = "out"
        self._ready.clear()
        self._passed_out += len(result)
        return result

    def is_active(self):
        """Return ``True`` if more progress can be made and ``False`` otherwise."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Marks a set of nodes returned by "get_ready" as processed."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._waiting:
                raise ValueError(f"node {node!r} was not added using add()")
            state = self._state.get(node)
            if state is None:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if state == "done":
                raise ValueError(f"node {node!r} was already marked done")
            self._state[node] = "done"
            self._finished += 1
            for successor in self._successors[node]:
                self._waiting[successor] -= 1
                if self._waiting[successor] == 0:
                    self._ready.append(successor)

    def _find_cycle(self):
        seen = set()
        for start in self._successors:
            if start in seen:
                continue
            path, places, iterators = [start], {start: 0}, [iter(self._successors[start])]
            seen.add(start)
            while path:
                for node in iterators[-1]:
                    if node in places:
                        return path[places[node]:] + [node]
                    if node not in seen:
                        seen.add(node)
                        places[node] = len(path)
                        path.append(node)
                        iterators.append(iter(self._successors[node]))
                        break
                else:
                    del places[path.pop()]
                    iterators.pop()
        return None

    def static_order(self):
        """Returns an iterable of nodes in a topological order."""
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    __class_getitem__ = classmethod(type(list[int]))
