"""Bytes: packets packed and read, checksums, numbers in seven bits each, masks, frames with escapes, hexadecimal dumps."""

import base64
import hashlib
import struct


def checksum(data):
    total = 0
    for i in range(0, len(data) - 1, 2):
        total += data[i] << 8 | data[i + 1]
    if len(data) % 2:
        total += data[-1] << 8
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def pack_packet(source, target, payload):
    head = struct.pack("!HHIH", source, target, len(payload), 0)
    return head[:-2] + struct.pack("!H", checksum(head + payload)) + payload


def read_packet(packet):
    source, target, length, _ = struct.unpack_from("!HHIH", packet)
    return source, target, packet[10:10 + length]


def write_number(number, out):
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)


def read_numbers(data):
    number = shift = 0
    for byte in data:
        number |= (byte & 127) << shift
        if byte & 128:
            shift += 7
        else:
            yield number
            number = shift = 0


def mask(data, key):
    return bytes(byte ^ key[i & 3] for i, byte in enumerate(data))


def frame(data):
    out = bytearray(b"\x7e")
    for byte in data:
        if byte in (0x7D, 0x7E):
            out += bytes((0x7D, byte ^ 0x20))
        else:
            out.append(byte)
    out.append(0x7E)
    return bytes(out)


def unframe(data):
    out = bytearray()
    escaped = False
    for byte in data[1:-1]:
        if escaped:
            out.append(byte ^ 0x20)
            escaped = False
        elif byte == 0x7D:
            escaped = True
        else:
            out.append(byte)
    return bytes(out)


def dump(data):
    lines = []
    for start in range(0, len(data), 16):
        row = data[start:start + 16]
        shown = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in row)
        lines.append(f"{start:06x}  {row.hex(' '):<47}  {shown}")
    return lines


def checksum(data):
    total = 0
    for at in range(0, len(data) - 1, 2):
        total += data[at] << 8 | data[at + 1]
        if total > 0xFFFF:
            total = (total & 0xFFFF) + 1
    return total ^ 0xFFFF


def main():
    payload = bytes(i * 7 % 256 for i in range(600))
    total = 0
    for i in range(60):
        source, target, read = read_packet(pack_packet(i, i * 3, payload[i:i + 90]))
        total += source + target + sum(read)
    print(total)
    numbers = bytearray()
    for i in range(4000):
        write_number(i * i * 11, numbers)
    print(len(numbers), sum(read_numbers(numbers)))
    masked = mask(payload * 5, b"\x12\x34\x56\x78")
    print(mask(masked, b"\x12\x34\x56\x78") == payload * 5, masked[:8].hex(), masked.count(b"\x12"), masked.find(b"\x00\x01"))
    print(len(frame(payload * 6)), unframe(frame(payload * 6)) == payload * 6)
    print(dump(payload)[3], len("\n".join(dump(payload * 6))))
    print(hex(checksum(payload * 12)), hashlib.sha256(payload).hexdigest()[:16], base64.b64encode(payload)[:16])
    picture = bytearray(120 * 80)
    for y in range(80):
        for x in range(120):
            if (x - 60) ** 2 + (y - 40) ** 2 < 900:
                picture[y * 120 + x] = 255 - (x ^ y)
    print(sum(picture), picture[40 * 120:41 * 120][28:36], memoryview(picture)[4830:4834].tolist())
    text = b"name=ann;age=31;town=rome;" * 60
    fields = [field.split(b"=") for field in text.rstrip(b";").split(b";")]
    print(len(fields), fields[1], b"-".join(value for _, value in fields[:3]).decode().upper(), text.replace(b"ann", b"bo")[:12])


main()
