# attack: run longer than the host allows, catching everything
# allowed: work within the time
# expect: limit deadline
# compat: contained
# options: --timeout 0.05 --max-steps 30000000
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
