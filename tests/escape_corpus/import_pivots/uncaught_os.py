# attack: import os
# allowed: import json
# expect: error ModuleNotFoundError
# compat: contained

import json

print(json.dumps([1]))
import os

print("LEAK", os.environ)
