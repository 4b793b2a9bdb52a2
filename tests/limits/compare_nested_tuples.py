# attack: comparison of tuples that share their parts, so that the naive comparison takes 2**n steps
# allowed: comparison of small nested tuples
# expect: limit steps
# options: --max-steps 2000000

def tree(depth, leaf):
    value = (leaf,)
    for _ in range(depth):
        value = (value, value)
    return value


print(tree(3, 1) == tree(3, 1))
tree(200, 1.5) == tree(200, 1.5)
