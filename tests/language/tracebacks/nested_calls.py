# Calls across several frames, methods and keyword arguments; carets under the part that failed.


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount, *, fee=0):
        return self.check(amount + fee)

    def check(self, total):
        if total > self.balance:
            raise ValueError(f"balance {self.balance} is below {total}")
        self.balance -= total


def transfer(source, amounts):
    for amount in amounts:
        source.withdraw(amount, fee=1)


def main():
    account = Account(100)
    transfer(account, [10, 20, 500])


print("start")
main()
