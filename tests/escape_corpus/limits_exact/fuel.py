# attack: take more steps than the host allows, catching everything
# allowed: work within the steps
# expect: limit fuel
# compat: contained
# options: --max-steps 20000
for _ in range(100):
    try:
        for _ in range(1000):
            pass
    except BaseException:
        pass
    finally:
        pass
print("LEAK: all steps were taken")
