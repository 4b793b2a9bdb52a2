# attack: str.join over an endless iterator of empty strings, which needs time and memory for the list only
# allowed: join of a finite one
# expect: limit memory
# options: --max-memory 64M

from itertools import repeat

"".join(repeat(""))
