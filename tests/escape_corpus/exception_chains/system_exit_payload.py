# attack: SystemExit with a hostile code, while finally blocks try to keep the script alive
# allowed: catching SystemExit
# expect: contained
# compat: contained

class Code:
    def __str__(self):
        return "never shown"

    def __int__(self):
        raise ValueError


survived = 0
for code in (Code(), 10 ** 30, "text", None, -1, [1], 2.5, True):
    try:
        try:
            raise SystemExit(code)
        finally:
            survived += 1
    except SystemExit as error:
        assert error.code is code
print(survived)
print("CONTAINED")
