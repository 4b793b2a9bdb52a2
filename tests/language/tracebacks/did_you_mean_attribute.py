# AttributeError with a suggestion, on an instance of a guest class.


class Basket:
    def __init__(self):
        self.apples = 3

    def total(self):
        return self.aples


print(Basket().apples)
Basket().total()
