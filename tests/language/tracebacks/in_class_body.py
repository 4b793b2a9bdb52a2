# A class body is a frame named after the class; so is its nested class.


class Outer:
    limit = 5

    class Inner:
        values = [1, 2, 3]
        broken = values[limit_of_nothing]


print("never")
