# What library modules read from a bytearray, they let go of: its size may change afterwards.
import base64
import hashlib
import io
import struct

data = bytearray(b"abcd")
buffer = io.BytesIO(data)
data.append(1)
buffer.write(data)
data.append(2)
digest = hashlib.sha256(data)
data.append(3)
digest.update(data)
data.append(4)
base64.b64encode(data)
data.extend(bytes(4))
list(struct.iter_unpack("<i", data))
data.clear()
print(data, buffer.getvalue(), digest.copy().digest_size)
