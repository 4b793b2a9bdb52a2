"""Dicts, sets and heaps: shortest routes, an order of tasks, ranks of pages, clusters, an inverted index, tables of moves."""

import collections
import heapq


def make_roads(towns):
    roads = {f"town{i}": {} for i in range(towns)}
    for i in range(towns):
        for step in (1, 3, 11, 29):
            a, b = f"town{i}", f"town{(i + step) % towns}"
            roads[a][b] = roads[b][a] = (i * 7 + step * 13) % 23 + 1
    return roads


def distances(roads, start):
    best = {start: 0}
    waiting = [(0, start)]
    done = set()
    while waiting:
        distance, town = heapq.heappop(waiting)
        if town in done:
            continue
        done.add(town)
        for other, length in roads[town].items():
            through = distance + length
            if through < best.get(other, 1 << 30):
                best[other] = through
                heapq.heappush(waiting, (through, other))
    return best


def order_of_tasks(needs):
    missing = {task: set(before) for task, before in needs.items()}
    after = collections.defaultdict(list)
    for task, before in needs.items():
        for other in before:
            after[other].append(task)
    ready = collections.deque(sorted(task for task, before in missing.items() if not before))
    order = []
    while ready:
        task = ready.popleft()
        order.append(task)
        for other in after[task]:
            missing[other].discard(task)
            if not missing[other]:
                ready.append(other)
    return order


def ranks(links, rounds):
    rank = dict.fromkeys(links, 1.0 / len(links))
    for _ in range(rounds):
        following = dict.fromkeys(links, 0.15 / len(links))
        for page, targets in links.items():
            share = 0.85 * rank[page] / len(targets)
            for target in targets:
                following[target] += share
        rank = following
    return rank


def clusters(pairs):
    leader = {}

    def find(item):
        leader.setdefault(item, item)
        while leader[item] != item:
            leader[item] = leader[leader[item]]
            item = leader[item]
        return item

    for a, b in pairs:
        leader[find(a)] = find(b)
    return len({find(item) for item in leader})


def index_of(documents):
    index = {}
    for number, text in enumerate(documents):
        for word in text.split():
            index.setdefault(word, set()).add(number)
    return index


def knight_distances(size):
    moves = [(1, 2), (2, 1), (-1, 2), (2, -1), (1, -2), (-2, 1), (-1, -2), (-2, -1)]
    seen = {(0, 0): 0}
    edge = [(0, 0)]
    while edge:
        following = []
        for x, y in edge:
            for dx, dy in moves:
                place = (x + dx, y + dy)
                if 0 <= place[0] < size and 0 <= place[1] < size and place not in seen:
                    seen[place] = seen[x, y] + 1
                    following.append(place)
        edge = following
    return max(seen.values())


def reach(relation):
    """The transitive closure of a relation, by sets."""
    closure = {item: set(others) for item, others in relation.items()}
    changed = True
    while changed:
        changed = False
        for others in closure.values():
            more = set().union(*(closure[other] for other in others)) - others
            if more:
                others |= more
                changed = True
    return sum(len(others) for others in closure.values())


def main():
    roads = make_roads(350)
    best = distances(roads, "town0")
    print(max(best.values()), sum(distances(roads, "town9").values()))
    needs = {i: {i // 2, i // 3} - {i} for i in range(1, 1500)}
    needs[0] = set()
    print(order_of_tasks(needs)[-3:])
    rank = ranks({i: [(i * 7 + 1) % 300, (i * i) % 300, (i + 1) % 300] for i in range(300)}, 12)
    print(max(rank, key=rank.get), f"{sum(rank.values()):.4f}")
    print(clusters((i * 17 % 1999, i * 31 % 1013) for i in range(4000)))
    words = ["ash", "birch", "cedar", "elm", "fir", "oak", "pine", "yew", "larch", "maple", "beech"]
    index = index_of(" ".join(words[(n * k) % 11] for k in range(1, 12)) for n in range(500))
    print(len(index["oak"] & index["elm"] - index["fir"]), {word: len(index[word]) for word in sorted(index)[:3]})
    print(knight_distances(40), reach({i: {(i * 2) % 60, (i * 3 + 1) % 60} for i in range(60)}))
    stock = {}
    for i in range(6000):
        key = i * i % 701
        if key in stock:
            stock[key] += i
            if stock[key] > 20000:
                del stock[key]
        else:
            stock[key] = i
    print(len(stock), sum(stock.values()), min(stock), sorted(stock.items())[-1])
    print(len({**{str(i): i for i in range(2000)}, **{f"{i}x": i for i in range(1000)}} | {"y": 1}))


main()
