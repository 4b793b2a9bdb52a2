# attack: write more than the host allows, catching everything
# allowed: output within the limit
# expect: limit output
# compat: contained
# options: --max-output 1K
for _ in range(3):
    try:
        print("x" * 500)
    except BaseException:
        pass
