# attack: make an uncaught exception's traceback show functions whose names and files are made up to look like others, with terminal codes
# allowed: an uncaught exception ends the script
# expect: error ValueError
# compat: contained

def fail():
    raise ValueError("made up")


fail.__name__ = "x\x1b[2J\n  File \"/etc/shadow\", line 1, in root"
fail.__qualname__ = "y\nz"
fail.__module__ = "os"
source = "def named(action):\n    action()\n"
exec(source, globals())
named(fail)
