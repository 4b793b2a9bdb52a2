# attack: run past the deadline
# allowed: a short run
# expect: limit deadline
# compat: contained
# options: --timeout 0.5

print("started")
while True:
    try:
        while True:
            pass
    except BaseException:
        print("LEAK caught the deadline")
