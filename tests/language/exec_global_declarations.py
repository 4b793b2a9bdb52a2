"""A global declaration in a nested function makes the name global for the whole text given to exec."""
results = []


def run():
    exec("""
name = 7
def outer():
    name = 1
    def middle():
        global name
        def inner():
            return name
        return inner()
    return middle()
results.append(outer())
results.append(name)
class Body:
    global other
    other = 13
    def get(self):
        return other
results.append(Body().get())
""")


run()
print(results, name, other)
