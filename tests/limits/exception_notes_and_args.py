# attack: exceptions with enormous arguments and notes, uncaught at the end
# allowed: small ones
# expect: limit memory
# options: --max-memory 64M

error = ValueError("x" * 1000)
while True:
    error.add_note("y" * 1_000_000 + str(len(getattr(error, "__notes__", ()))))
