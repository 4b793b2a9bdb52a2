/* hashlib: MD5, SHA-1 and SHA-256 (RFC 1321, FIPS 180-4), as functions from bytes to bytes. hashlib.py keeps what was
 * given so far; nothing here has a state. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/str_text.h"

static inline uint32_t rotate_left(uint32_t word, unsigned bits) { return word << bits | word >> (32 - bits); }
static inline uint32_t rotate_right(uint32_t word, unsigned bits) { return word >> bits | word << (32 - bits); }

static uint32_t word_at(const uint8_t *data, bool big_endian) {
    return big_endian ? (uint32_t)data[0] << 24 | (uint32_t)data[1] << 16 | (uint32_t)data[2] << 8 | data[3]
                      : (uint32_t)data[3] << 24 | (uint32_t)data[2] << 16 | (uint32_t)data[1] << 8 | data[0];
}

/* --- MD5 ---------------------------------------------------------------------------------------------------------- */

/* floor(2**32 * |sin(i + 1)|) */
static const uint32_t md5_table[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
static const uint8_t md5_shifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};

static void md5_block(uint32_t *state, const uint8_t *data) {
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    for (unsigned i = 0; i < 64; i++) {
        uint32_t mixed;
        unsigned place;
        switch (i / 16) {
        case 0:
            mixed = (b & c) | (~b & d), place = i;
            break;
        case 1:
            mixed = (d & b) | (~d & c), place = (5 * i + 1) % 16;
            break;
        case 2:
            mixed = b ^ c ^ d, place = (3 * i + 5) % 16;
            break;
        default:
            mixed = c ^ (b | ~d), place = 7 * i % 16;
        }
        uint32_t next =
            b + rotate_left(a + mixed + md5_table[i] + word_at(data + 4 * place, false), md5_shifts[i / 16][i % 4]);
        a = d, d = c, c = b, b = next;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
}

/* --- SHA-1 -------------------------------------------------------------------------------------------------------- */

static void sha1_block(uint32_t *state, const uint8_t *data) {
    static const uint32_t constants[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    uint32_t words[80], a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
    for (unsigned i = 0; i < 80; i++)
        words[i] = i < 16 ? word_at(data + 4 * i, true)
                          : rotate_left(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    for (unsigned i = 0; i < 80; i++) {
        uint32_t mixed = i < 20 ? (b & c) | (~b & d) : i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
        uint32_t next = rotate_left(a, 5) + mixed + e + constants[i / 20] + words[i];
        e = d, d = c, c = rotate_left(b, 30), b = a, a = next;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d, state[4] += e;
}

/* --- SHA-256 ------------------------------------------------------------------------------------------------------ */

/* The first 32 bits of the fractions of the cube roots of the first 64 primes. */
static const uint32_t sha256_table[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static void sha256_block(uint32_t *state, const uint8_t *data) {
    uint32_t w[64], s[8];
    memcpy(s, state, sizeof s);
    for (unsigned i = 0; i < 64; i++) {
        if (i < 16) {
            w[i] = word_at(data + 4 * i, true);
            continue;
        }
        uint32_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + (rotate_right(x, 7) ^ rotate_right(x, 18) ^ x >> 3) + w[i - 7] +
               (rotate_right(y, 17) ^ rotate_right(y, 19) ^ y >> 10);
    }
    for (unsigned i = 0; i < 64; i++) {
        uint32_t e = s[4], a = s[0];
        uint32_t first = s[7] + (rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25)) +
                         ((e & s[5]) ^ (~e & s[6])) + sha256_table[i] + w[i];
        uint32_t second = (rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22)) +
                          ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += first;
        s[0] = first + second;
    }
    for (unsigned i = 0; i < 8; i++)
        state[i] += s[i];
}

/* --- the functions ------------------------------------------------------------------------------------------------ */

struct algorithm {
    uint32_t start[8];
    uint32_t words; /* of the digest */
    bool big_endian;
    void (*block)(uint32_t *state, const uint8_t *data);
};
static const struct algorithm md5 = {{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0, 0, 0, 0}, 4, false, md5_block};
static const struct algorithm sha1 = {
    {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0, 0, 0, 0}, 5, true, sha1_block};
static const struct algorithm sha256 = {
    {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
    8,
    true,
    sha256_block};
static const struct algorithm sha224 = {
    {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4},
    7,
    true,
    sha256_block};

static void store_word(uint8_t *out, uint32_t word, bool big_endian) {
    for (unsigned i = 0; i < 4; i++)
        out[big_endian ? 3 - i : i] = (uint8_t)(word >> 8 * i);
}

static value digest(struct vm *vm, value data, const struct algorithm *algorithm) {
    struct span span;
    uint32_t state[8];
    uint8_t last[128] = {0}, out[32];
    if (!bytes_argument(vm, data, &span) || !vm_charge(vm, 1 + span.length / 16))
        return VALUE_ERROR;
    memcpy(state, algorithm->start, sizeof state);
    uint32_t whole = span.length / 64 * 64, rest = span.length - whole;
    for (uint32_t at = 0; at < whole; at += 64)
        algorithm->block(state, (const uint8_t *)span.data + at);
    if (rest)
        memcpy(last, span.data + whole, rest);
    last[rest] = 0x80;
    uint32_t size = rest < 56 ? 64 : 128;
    uint64_t bits = (uint64_t)span.length * 8;
    store_word(last + size - (algorithm->big_endian ? 4 : 8), (uint32_t)bits, algorithm->big_endian);
    store_word(last + size - (algorithm->big_endian ? 8 : 4), (uint32_t)(bits >> 32), algorithm->big_endian);
    for (uint32_t at = 0; at < size; at += 64)
        algorithm->block(state, last + at);
    for (uint32_t i = 0; i < algorithm->words; i++)
        store_word(out + 4 * i, state[i], algorithm->big_endian);
    return bytes_new(vm, out, 4 * algorithm->words);
}

#define DIGEST(name)                                                                                                   \
    static value digest_##name(struct vm *vm, value *arguments, uint32_t count) {                                      \
        (void)count;                                                                                                   \
        return digest(vm, arguments[0], &name);                                                                        \
    }
DIGEST(md5)
DIGEST(sha1)
DIGEST(sha224)
DIGEST(sha256)

static const struct native hashlib_functions[] = {
    {"_md5", digest_md5, 1, 1, 0, 0, NULL, NULL},
    {"_sha1", digest_sha1, 1, 1, 0, 0, NULL, NULL},
    {"_sha224", digest_sha224, 1, 1, 0, 0, NULL, NULL},
    {"_sha256", digest_sha256, 1, 1, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition hashlib_module = {
    .name = "hashlib", .reason = "pure functions of bytes, charged by their length", .functions = hashlib_functions};
