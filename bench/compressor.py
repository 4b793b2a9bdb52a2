"""Bytes: an LZ77-style compressor with a hash of three bytes, its unpacker, a Huffman code, and a checksum."""

import sys


def make_data(length):
    words = [b"the ", b"sand ", b"box ", b"holds ", b"what ", b"it ", b"was ", b"given ", b"and ", b"nothing ", b"else. "]
    data, state = bytearray(), 7
    while len(data) < length:
        state = (state * 16_807) % 2_147_483_647
        data += words[state % 11]
        if state % 29 == 0:
            data.append(state >> 8 & 255)
    return bytes(data[:length])


def compress(data):
    out = bytearray()
    literals = bytearray()
    places = {}
    i, end = 0, len(data)
    while i < end:
        key = data[i:i + 3]
        match = places.get(key, -1)
        places[key] = i
        if match >= 0 and i - match < 65_536 and len(key) == 3:
            length = 3
            while length < 130 and i + length < end and data[match + length] == data[i + length]:
                length += 1
            flush(out, literals)
            out.append(0x80 | length - 3)
            out += (i - match).to_bytes(2, "big")
            i += length
        else:
            literals.append(data[i])
            i += 1
            if len(literals) == 127:
                flush(out, literals)
    flush(out, literals)
    return bytes(out)


def flush(out, literals):
    if literals:
        out.append(len(literals))
        out += literals
        literals.clear()


def expand(packed):
    out = bytearray()
    i = 0
    while i < len(packed):
        head = packed[i]
        i += 1
        if head & 0x80:
            distance = packed[i] << 8 | packed[i + 1]
            i += 2
            for _ in range((head & 0x7F) + 3):
                out.append(out[-distance])
        else:
            out += packed[i:i + head]
            i += head
    return bytes(out)


def huffman_lengths(data):
    counts = [0] * 256
    for byte in data:
        counts[byte] += 1
    nodes = sorted((count, [byte]) for byte, count in enumerate(counts) if count)
    lengths = [0] * 256
    while len(nodes) > 1:
        (a, first), (b, second) = nodes[:2]
        for byte in first + second:
            lengths[byte] += 1
        nodes[:2] = []
        entry = (a + b, first + second)
        place = 0
        while place < len(nodes) and nodes[place] < entry:
            place += 1
        nodes.insert(place, entry)
    return sum(counts[byte] * lengths[byte] for byte in range(256)) // 8


def adler(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65_521
        b = (b + a) % 65_521
    return b << 16 | a


FULL, SMALL = 1_300_000, 11_000
EXPECTED = {FULL: (724842, 453406, 901535597, '8681002b'), SMALL: (6148, 3836, 85353056, '04027761')}

size = SMALL if "small" in sys.argv else FULL
data = make_data(size)
packed = compress(data)
assert expand(packed) == data
result = len(packed), huffman_lengths(packed), adler(data), packed[-4:].hex()
assert result == EXPECTED[size], result
print("compressor", *result)
