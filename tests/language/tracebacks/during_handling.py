# During handling of one exception another occurred, in finally, and in a with block's exit.


class Resource:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        raise OSError("closing failed")


def use():
    with Resource():
        raise ValueError("using failed")


try:
    use()
finally:
    print("cleaning up")
    [].pop()
