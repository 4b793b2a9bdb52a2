# json.decoder and json.encoder, and encodings found by their first bytes.
import json
from json.decoder import JSONDecodeError
from json.encoder import JSONEncoder
print(JSONDecodeError, JSONEncoder, json.JSONDecoder, json.JSONDecodeError is JSONDecodeError, json.decoder.JSONDecodeError is JSONDecodeError)
for e in "utf-8 utf-16 utf-32 utf-16-le utf-16-be utf-32-le utf-32-be utf-8-sig".split():
    for x in ([1, "\u00e9"], 1, 12, "a", ""):
        t = json.dumps(x, ensure_ascii=False).encode(e)
        print(e, json.detect_encoding(t), json.loads(t))
print(list(json.JSONEncoder(indent=1).iterencode([1,{"a":2}]))[:1] != [], next(json.JSONEncoder().iterencode("x")))
import traceback
try: json.loads("{]")
except ValueError as e: print(traceback.format_exception_only(e))
try: json.nothing
except AttributeError as e: print(e)
