# attack: error messages that name megabytes of text, made and thrown away
# allowed: some
# expect: limit fuel
# options: --max-steps 20000000

import unicodedata

name = "\u00e9" * 2_000_000
while True:
    try:
        unicodedata.lookup(name)
    except KeyError:
        pass
    try:
        getattr(1, name)
    except AttributeError:
        pass
