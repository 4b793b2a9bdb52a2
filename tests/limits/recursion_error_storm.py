# attack: catch RecursionError at the bottom, and recurse again from the handler, at every level
# allowed: catching RecursionError
# expect: limit steps
# options: --max-steps 3000000

def storm():
    try:
        storm()
    except RecursionError:
        storm()
    finally:
        storm()


storm()
