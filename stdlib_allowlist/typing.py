# typing: placeholder
from typing._generic import *
