# attack: print for ever in small pieces, with the exception caught
# allowed: printing a little
# expect: limit output
# options: --max-output 64K

while True:
    try:
        print("spam")
    except BaseException:
        pass
