/* random: the Mersenne Twister (MT19937, Matsumoto and Nishimura 1998) on a state that the guest holds in a bytearray,
 * SHA-512 (FIPS 180-4) for seeds that are text, and entropy when the host grants it. The rest is random.py. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../vm/guard_state.h"
#include "../vm/platform.h"

#define TWISTER_SIZE 624
#define TWISTER_SHIFT 397
/* 624 words and the position among them. */
#define STATE_BYTES ((TWISTER_SIZE + 1) * 4 + 4)

/* A copy of the guest's state while it is worked on: the buffer may be anything. */
struct twister {
    uint32_t words[TWISTER_SIZE];
    uint32_t position;
};

static struct byte_array *state_of(struct vm *vm, value v) {
    if (value_has_kind(vm, v, KIND_BYTEARRAY)) {
        struct byte_array *array = object_of(vm, v);
        if (array->length == STATE_BYTES)
            return array;
    }
    raise_type_error(vm, "not the state of a generator");
    return NULL;
}

static uint8_t *state_bytes(struct vm *vm, const struct byte_array *array) {
    return ((struct buffer *)object_at(vm, array->buffer))->data + array->start;
}

static void twister_refill(struct twister *t) {
    for (uint32_t i = 0; i < TWISTER_SIZE; i++) {
        uint32_t y = (t->words[i] & 0x80000000u) | (t->words[(i + 1) % TWISTER_SIZE] & 0x7FFFFFFFu);
        t->words[i] = t->words[(i + TWISTER_SHIFT) % TWISTER_SIZE] ^ y >> 1 ^ (y & 1 ? 0x9908B0DFu : 0);
    }
    t->position = 0;
}

/* The next 32 bits, straight from the guest's bytes. */
static uint32_t state_next(uint8_t *bytes) {
    uint32_t position, word;
    memcpy(&position, bytes + TWISTER_SIZE * 4, 4);
    if (position >= TWISTER_SIZE) {
        struct twister t;
        memcpy(t.words, bytes, sizeof t.words);
        twister_refill(&t);
        memcpy(bytes, t.words, sizeof t.words);
        position = 0;
    }
    memcpy(&word, bytes + position * 4, 4);
    position++;
    memcpy(bytes + TWISTER_SIZE * 4, &position, 4);
    word ^= word >> 11;
    word ^= word << 7 & 0x9D2C5680u;
    word ^= word << 15 & 0xEFC60000u;
    return word ^ word >> 18;
}

static void twister_start(struct twister *t, uint32_t seed) {
    t->words[0] = seed;
    for (uint32_t i = 1; i < TWISTER_SIZE; i++)
        t->words[i] = 1812433253u * (t->words[i - 1] ^ t->words[i - 1] >> 30) + i;
    t->position = TWISTER_SIZE;
}

static void twister_start_by_key(struct twister *t, const uint32_t *key, uint32_t length) {
    twister_start(t, 19650218u);
    uint32_t i = 1, j = 0;
    for (uint32_t k = TWISTER_SIZE > length ? TWISTER_SIZE : length; k; k--) {
        t->words[i] = (t->words[i] ^ (t->words[i - 1] ^ t->words[i - 1] >> 30) * 1664525u) + key[j] + j;
        if (++i >= TWISTER_SIZE) {
            t->words[0] = t->words[TWISTER_SIZE - 1];
            i = 1;
        }
        if (++j >= length)
            j = 0;
    }
    for (uint32_t k = TWISTER_SIZE - 1; k; k--) {
        t->words[i] = (t->words[i] ^ (t->words[i - 1] ^ t->words[i - 1] >> 30) * 1566083941u) - i;
        if (++i >= TWISTER_SIZE) {
            t->words[0] = t->words[TWISTER_SIZE - 1];
            i = 1;
        }
    }
    t->words[0] = 0x80000000u;
}

/* _twister_seed(state, non-negative int) */
static value twister_seed(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct byte_array *state = state_of(vm, arguments[0]);
    value number = state ? object_index(vm, arguments[1]) : VALUE_ERROR;
    if (number == VALUE_ERROR)
        return VALUE_ERROR;
    uint64_t words = (int_bit_length(vm, number) + 31) / 32;
    words = words ? words : 1;
    if (words > 1 << 20 || !vm_charge(vm, words + TWISTER_SIZE / 8))
        return vm->stop ? VALUE_ERROR : raise_memory_error(vm);
    struct buffer *buffer =
        heap_allocate(vm, KIND_BUFFER, vm->immediate_shapes[KIND_BUFFER], sizeof *buffer + words * 4);
    if (!buffer)
        return VALUE_ERROR;
    buffer->capacity = (uint32_t)words * 4;
    uint32_t *key = (uint32_t *)(void *)buffer->data;
    for (uint64_t i = 0; i < words; i++) {
        value shifted = int_binary(vm, OPERATOR_RIGHT_SHIFT, number, value_from_small_int((int64_t)(32 * i)));
        value word = shifted == VALUE_ERROR
                         ? VALUE_ERROR
                         : int_binary(vm, OPERATOR_BIT_AND, shifted, value_from_small_int(0xFFFFFFFF));
        if (word == VALUE_ERROR)
            return VALUE_ERROR;
        key[i] = (uint32_t)value_to_int(word);
    }
    struct twister t;
    twister_start_by_key(&t, key, (uint32_t)words);
    memcpy(state_bytes(vm, state), t.words, sizeof t.words);
    memcpy(state_bytes(vm, state) + sizeof t.words, &t.position, 4);
    return VALUE_NONE;
}

static value twister_random(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct byte_array *state = state_of(vm, arguments[0]);
    if (!state)
        return VALUE_ERROR;
    uint8_t *bytes = state_bytes(vm, state);
    uint32_t a = state_next(bytes) >> 5, b = state_next(bytes) >> 6;
    return value_from_double((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

/* _twister_bits(state, k): k random bits, least significant words first. */
static value twister_bits(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct byte_array *state = state_of(vm, arguments[0]);
    int64_t bits;
    if (!state || !object_to_int64(vm, arguments[1], true, &bits))
        return VALUE_ERROR;
    if (bits <= 0)
        return value_from_small_int(0);
    if (bits <= 32)
        return value_from_small_int(state_next(state_bytes(vm, state)) >> (32 - bits));
    if (bits > INT32_MAX)
        return raise_memory_error(vm);
    value result = value_from_small_int(0);
    value chunk = VALUE_ERROR;
    for (int64_t done = 0; done < bits; done += 32) {
        int64_t left = bits - done;
        uint32_t word = state_next(state_bytes(vm, state));
        if (left < 32)
            word >>= 32 - left;
        chunk = int_binary(vm, OPERATOR_LEFT_SHIFT, value_from_small_int(word), value_from_small_int(done));
        result = chunk == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_BIT_OR, result, chunk);
        if (result == VALUE_ERROR || !vm_charge(vm, 1))
            return VALUE_ERROR;
    }
    return result;
}

/* A seed from the host's entropy if granted, else always the same one. */
static value entropy(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    uint64_t seed = 0x70796E74657270;
    if (guard_has_capability(vm, CAPABILITY_ENTROPY) || guard_point_disabled(GUARD_ENTROPY)) {
        if (!guard_use_capability(vm, CAPABILITY_ENTROPY, "random.seed()"))
            return VALUE_ERROR;
        if (!platform_entropy(&seed, sizeof seed))
            return raise_error(vm, TYPE_OS_ERROR, "the host has no entropy to give");
    }
    return int_from_uint64(vm, seed);
}

/* --- SHA-512 ------------------------------------------------------------------------------------------------------ */

static const uint64_t sha_constants[80] = {
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

static uint64_t rotate(uint64_t x, int n) { return x >> n | x << (64 - n); }

static void sha_block(uint64_t state[8], const uint8_t *block) {
    uint64_t w[80], s[8];
    for (int i = 0; i < 16; i++) {
        w[i] = 0;
        for (int k = 0; k < 8; k++)
            w[i] = w[i] << 8 | block[8 * i + k];
    }
    for (int i = 16; i < 80; i++)
        w[i] = w[i - 16] + (rotate(w[i - 15], 1) ^ rotate(w[i - 15], 8) ^ w[i - 15] >> 7) + w[i - 7] +
               (rotate(w[i - 2], 19) ^ rotate(w[i - 2], 61) ^ w[i - 2] >> 6);
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 80; i++) {
        uint64_t first = s[7] + (rotate(s[4], 14) ^ rotate(s[4], 18) ^ rotate(s[4], 41)) +
                         ((s[4] & s[5]) ^ (~s[4] & s[6])) + sha_constants[i] + w[i];
        uint64_t second =
            (rotate(s[0], 28) ^ rotate(s[0], 34) ^ rotate(s[0], 39)) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += first;
        s[0] = first + second;
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

static void sha512(const uint8_t *data, size_t length, uint8_t digest[64]) {
    uint64_t state[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                         0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
    size_t at = 0;
    for (; length - at >= 128; at += 128)
        sha_block(state, data + at);
    uint8_t tail[256] = {0};
    size_t rest = length - at, size = rest < 112 ? 128 : 256;
    memcpy(tail, data + at, rest);
    tail[rest] = 0x80;
    for (int i = 0; i < 8; i++)
        tail[size - 1 - (size_t)i] = (uint8_t)((uint64_t)length * 8 >> (8 * i));
    for (size_t i = 0; i < size; i += 128)
        sha_block(state, tail + i);
    for (int i = 0; i < 64; i++)
        digest[i] = (uint8_t)(state[i / 8] >> (56 - 8 * (i % 8)));
}

static value random_sha512(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const uint8_t *data;
    uint32_t length;
    uint8_t digest[64];
    if (!bytes_view(vm, arguments[0], &data, &length))
        return raise_type_error(vm, "a bytes-like object is required, not '%s'", value_type_name(vm, arguments[0]));
    if (!vm_charge(vm, 1 + length / 16))
        return VALUE_ERROR;
    sha512(data, length, digest);
    return bytes_new(vm, digest, sizeof digest);
}

static const struct native random_functions[] = {
    {"_twister_seed", twister_seed, 2, 2, 0, 0, NULL, NULL},
    {"_twister_random", twister_random, 1, 1, 0, 0, NULL, NULL},
    {"_twister_bits", twister_bits, 2, 2, 0, 0, NULL, NULL},
    {"_entropy", entropy, 0, 0, 0, 0, NULL, NULL},
    {"_sha512", random_sha512, 1, 1, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition random_module = {.name = "random",
                                                .reason = "arithmetic on a state of its own; entropy only when granted",
                                                .functions = random_functions};
