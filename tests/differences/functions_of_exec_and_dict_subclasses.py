# shows: functions made by exec look their global names up in the dictionary itself, not by methods of a subclass of dict
# expect: benign
class Missing(dict):
    def __missing__(self, key):
        return key.upper()


names = Missing()
exec("top = absent\ndef function():\n    return absent", names)
assert names["top"] == "ABSENT"
try:
    names["function"]()
except NameError:
    print("OK")
