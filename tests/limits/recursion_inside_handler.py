# attack: a handler at the recursion limit that calls natives, formats and raises
# allowed: it, once there is room again
# expect: contained

def deep(n):
    try:
        return deep(n + 1)
    except RecursionError as error:
        text = f"{error!r}"
        raise ValueError(text[:14]) from None


try:
    deep(0)
except (ValueError, RecursionError) as error:
    print(type(error).__name__)
print("CONTAINED")
