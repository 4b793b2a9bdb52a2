# attack: a generator that closes, resumes and throws into itself, from its body and its finally
# allowed: closing it from outside
# expect: contained

def body():
    for action in (lambda: me.close(), lambda: next(me), lambda: me.send(1), lambda: me.throw(ValueError)):
        try:
            action()
            print("LEAK")
        except ValueError as error:
            print(error)
    try:
        yield 1
    finally:
        try:
            me.close()
        except ValueError as error:
            print("in finally:", error)


me = body()
next(me)
me.close()
me.close()
print(next(me, "closed"))
print("CONTAINED")
