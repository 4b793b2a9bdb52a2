# attack: calls with tens of thousands of arguments from a dict, which all go into the callee's own
# allowed: a few of them
# expect: limit steps
# options: --max-steps 40000000


def take(**names):
    return len(names)


names = {f"name{i}": i for i in range(50_000)}
print(take(**names))
while True:
    take(**names)
