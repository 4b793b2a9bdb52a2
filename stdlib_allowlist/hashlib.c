/* hashlib: MD5, SHA-1 and SHA-2 (RFC 1321, FIPS 180-4). A hash under way is a bytes object that hashlib.py keeps: the
 * running words, how many bytes were taken in, and those of the block that is not full yet. The two functions here
 * are pure: they take such bytes and give new ones, or a digest. What a script hands over instead of such bytes is
 * refused by its length, and gives some digest otherwise: no number in it is an index. */
#include "hashlib.h"
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/str_text.h"

static inline uint32_t rotate_left(uint32_t word, unsigned bits) { return word << bits | word >> (32 - bits); }
static inline uint32_t rotate_right(uint32_t word, unsigned bits) { return word >> bits | word << (32 - bits); }
static inline uint64_t rotate_long(uint64_t word, unsigned bits) { return word >> bits | word << (64 - bits); }

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

static void md5_block(uint64_t *state, const uint8_t *data) {
    uint32_t a = (uint32_t)state[0], b = (uint32_t)state[1], c = (uint32_t)state[2], d = (uint32_t)state[3];
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

static void sha1_block(uint64_t *state, const uint8_t *data) {
    static const uint32_t constants[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
    uint32_t words[80], a = (uint32_t)state[0], b = (uint32_t)state[1], c = (uint32_t)state[2];
    uint32_t d = (uint32_t)state[3], e = (uint32_t)state[4];
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

static void sha256_block(uint64_t *state, const uint8_t *data) {
    uint32_t w[64], s[8];
    for (unsigned i = 0; i < 8; i++)
        s[i] = (uint32_t)state[i];
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

/* --- SHA-512 ------------------------------------------------------------------------------------------------------ */

/* The first 64 bits of the fractions of the cube roots of the first 80 primes. */
static const uint64_t sha512_table[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

static uint64_t long_at(const uint8_t *data) { return (uint64_t)word_at(data, true) << 32 | word_at(data + 4, true); }

static void sha512_block(uint64_t *state, const uint8_t *data) {
    uint64_t w[80], s[8];
    memcpy(s, state, sizeof s);
    for (unsigned i = 0; i < 80; i++) {
        if (i < 16) {
            w[i] = long_at(data + 8 * i);
            continue;
        }
        uint64_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + (rotate_long(x, 1) ^ rotate_long(x, 8) ^ x >> 7) + w[i - 7] +
               (rotate_long(y, 19) ^ rotate_long(y, 61) ^ y >> 6);
    }
    for (unsigned i = 0; i < 80; i++) {
        uint64_t e = s[4], a = s[0];
        uint64_t first = s[7] + (rotate_long(e, 14) ^ rotate_long(e, 18) ^ rotate_long(e, 41)) +
                         ((e & s[5]) ^ (~e & s[6])) + sha512_table[i] + w[i];
        uint64_t second =
            (rotate_long(a, 28) ^ rotate_long(a, 34) ^ rotate_long(a, 39)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += first;
        s[0] = first + second;
    }
    for (unsigned i = 0; i < 8; i++)
        state[i] += s[i];
}

/* --- taking in and finishing -------------------------------------------------------------------------------------- */

struct algorithm {
    uint64_t start[8];
    uint32_t digest_size; /* bytes, as is the next one */
    uint32_t block_size;
    uint32_t word_size;
    bool big_endian;
    void (*block)(uint64_t *state, const uint8_t *data);
};
/* Their places are the numbers that hashlib.py calls them by; SHA-512 is the last. */
static const struct algorithm algorithms[] = {
    {{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}, 16, 64, 4, false, md5_block},
    {{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}, 20, 64, 4, true, sha1_block},
    {{0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4},
     28,
     64,
     4,
     true,
     sha256_block},
    {{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
     32,
     64,
     4,
     true,
     sha256_block},
    {{0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939, 0x67332667ffc00b31,
      0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4},
     48,
     128,
     8,
     true,
     sha512_block},
    {{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1,
      0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179},
     64,
     128,
     8,
     true,
     sha512_block},
};
enum { ALGORITHMS = sizeof algorithms / sizeof *algorithms, HEAD = 72, BLOCK_LIMIT = 128 };

/* A hash under way. As bytes: eight words and the length, each of eight bytes, then the rest of length modulo the
 * block. */
struct progress {
    const struct algorithm *algorithm;
    uint64_t words[8];
    uint64_t length; /* bytes taken in */
    uint8_t rest[BLOCK_LIMIT];
};

static void progress_start(struct progress *progress, const struct algorithm *algorithm) {
    progress->algorithm = algorithm;
    memcpy(progress->words, algorithm->start, sizeof progress->words);
    progress->length = 0;
}

static uint32_t progress_rest(const struct progress *progress) {
    return (uint32_t)(progress->length % progress->algorithm->block_size);
}

static void store_word(uint8_t *out, uint64_t word, uint32_t size, bool big_endian) {
    for (uint32_t i = 0; i < size; i++)
        out[big_endian ? size - 1 - i : i] = (uint8_t)(word >> 8 * i);
}

/* False with an exception: `number` names no algorithm, or `bytes` is no state of it. */
static bool progress_read(struct vm *vm, value number, value bytes, struct progress *progress) {
    struct span span;
    if (!bytes_argument(vm, bytes, &span))
        return false;
    uint64_t index = value_is_int(number) ? (uint64_t)value_to_int(number) : ALGORITHMS;
    if (index < ALGORITHMS) {
        progress_start(progress, &algorithms[index]);
        if (!span.length)
            return true;
    }
    if (index < ALGORITHMS && span.length >= HEAD) {
        memcpy(progress->words, span.data, sizeof progress->words);
        memcpy(&progress->length, span.data + sizeof progress->words, sizeof progress->length);
        if (span.length == HEAD + progress_rest(progress)) {
            memcpy(progress->rest, span.data + HEAD, span.length - HEAD);
            return true;
        }
    }
    raise_value_error(vm, "not the state of a hash");
    return false;
}

static value progress_bytes(struct vm *vm, const struct progress *progress) {
    uint8_t out[HEAD + BLOCK_LIMIT];
    uint32_t rest = progress_rest(progress);
    memcpy(out, progress->words, sizeof progress->words);
    memcpy(out + sizeof progress->words, &progress->length, sizeof progress->length);
    memcpy(out + HEAD, progress->rest, rest);
    return bytes_new(vm, out, HEAD + rest);
}

static void progress_take(struct progress *progress, const uint8_t *data, size_t length) {
    const struct algorithm *algorithm = progress->algorithm;
    uint32_t rest = progress_rest(progress), missing = algorithm->block_size - rest;
    progress->length += length;
    if (length < missing) {
        memcpy(progress->rest + rest, data, length);
        return;
    }
    memcpy(progress->rest + rest, data, missing);
    algorithm->block(progress->words, progress->rest);
    data += missing, length -= missing;
    for (; length >= algorithm->block_size; data += algorithm->block_size, length -= algorithm->block_size)
        algorithm->block(progress->words, data);
    memcpy(progress->rest, data, length);
}

#define PIECE 65536u

/* _update(algorithm, state, data) -> state; the state is b"" before the first */
static value hashlib_update(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct progress progress;
    struct span span;
    if (!progress_read(vm, arguments[0], arguments[1], &progress) || !bytes_argument(vm, arguments[2], &span) ||
        !vm_charge(vm, 1))
        return VALUE_ERROR;
    for (uint32_t at = 0; at < span.length;) { /* piece by piece, so that a limit ends it in between */
        uint32_t size = span.length - at < PIECE ? span.length - at : PIECE;
        if (!vm_charge(vm, size / 12))
            return VALUE_ERROR;
        progress_take(&progress, (const uint8_t *)span.data + at, size);
        at += size;
    }
    return progress_bytes(vm, &progress);
}

/* Pads what was taken in and writes algorithm->digest_size bytes. */
static void progress_finish(struct progress *progress, uint8_t *out) {
    uint8_t tail[2 * BLOCK_LIMIT] = {0x80};
    const struct algorithm *algorithm = progress->algorithm;
    uint64_t bits = progress->length * 8;
    uint32_t block = algorithm->block_size, used = (progress_rest(progress) + 1 + 2 * algorithm->word_size) % block;
    uint32_t size = 1 + (block - used) % block + 2 * algorithm->word_size;
    store_word(tail + size - 8, bits, 8, algorithm->big_endian);
    progress_take(progress, tail, size);
    for (uint32_t i = 0; i < algorithm->digest_size / algorithm->word_size; i++)
        store_word(out + algorithm->word_size * i, progress->words[i], algorithm->word_size, algorithm->big_endian);
}

void sha512(const uint8_t *data, size_t length, uint8_t digest[SHA512_SIZE]) {
    struct progress progress;
    progress_start(&progress, &algorithms[ALGORITHMS - 1]);
    progress_take(&progress, data, length);
    progress_finish(&progress, digest);
}

/* _digest(algorithm, state) -> bytes */
static value hashlib_digest(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct progress progress;
    uint8_t out[SHA512_SIZE];
    if (!progress_read(vm, arguments[0], arguments[1], &progress) || !vm_charge(vm, 16))
        return VALUE_ERROR;
    progress_finish(&progress, out);
    return bytes_new(vm, out, progress.algorithm->digest_size);
}

static const struct native hashlib_functions[] = {
    {"_update", hashlib_update, 3, 3, 0, 0, NULL, NULL},
    {"_digest", hashlib_digest, 2, 2, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition hashlib_module = {
    .name = "hashlib", .reason = "pure functions of bytes, charged by their length", .functions = hashlib_functions};
