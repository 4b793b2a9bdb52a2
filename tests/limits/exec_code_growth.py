# attack: compile new source for ever, keeping its functions
# allowed: a hundred functions
# expect: limit memory
# options: --max-memory 16M

kept = []
i = 0
while True:
    space = {}
    exec(f"def f{i}(a{i}):\n    text = 'constant {i}'\n    return [a{i}, text, {i}.5]\n" * 20, space)
    kept.append(space)
    i += 1
