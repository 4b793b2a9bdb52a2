# attack: die of a forged SyntaxError that names a file of the host, so that the report quotes a line of it
# allowed: a SyntaxError of the script's own
# expect: error SyntaxError
# compat: contained

raise SyntaxError("forged", ("/etc/passwd", 1, 1, None, 1, 3))
