# attack: from os import environ
# allowed: from math import pi
# expect: error ModuleNotFoundError
# compat: contained

from math import pi
from os import environ

print("LEAK", environ)
