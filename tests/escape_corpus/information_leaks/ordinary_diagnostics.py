# attack: none: a script that describes its objects, errors and functions
# allowed: repr, names, docs, error texts
# expect: benign
# compat: contained

class Account:
    """An account."""

    def __init__(self, owner):
        self.owner = owner

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r})"

    def pay(self, amount):
        """Pay."""
        raise ValueError(f"{self!r} cannot pay {amount}")


account = Account("ann")
assert repr(account) == "Account('ann')" and f"{account}" == str(account)
assert Account.__doc__ == "An account." and Account.pay.__doc__ == "Pay."
assert Account.pay.__name__ == "pay" and Account.pay.__qualname__ == "Account.pay"
try:
    account.pay(5)
except ValueError as error:
    assert f"{type(error).__name__}: {error}" == "ValueError: Account('ann') cannot pay 5"
    assert repr(error) == 'ValueError("Account(\'ann\') cannot pay 5")'
try:
    account.missing
except AttributeError as error:
    assert "missing" in str(error) and error.name == "missing" and error.obj is account
assert "owner" in dir(account) and vars(account) == {"owner": "ann"}
assert repr(object()).startswith("<object object at 0x") and id(account) == id(account)
print("OK")
