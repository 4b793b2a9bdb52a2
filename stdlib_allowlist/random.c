/* random: the Mersenne Twister (MT19937, Matsumoto and Nishimura 1998) on a state that the guest holds in a bytearray,
 * SHA-512 for seeds that are text, and entropy when the host grants it. The rest is random.py. */
#include "hashlib.h"
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/int_internal.h"
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
    uint64_t limbs = ((uint64_t)bits + 63) / 64;
    struct big_int *number = vm_charge(vm, limbs / 2) ? int_allocate(vm, limbs) : NULL;
    if (!number)
        return VALUE_ERROR;
    memset(number->limbs, 0, limbs * sizeof *number->limbs);
    for (int64_t done = 0; done < bits; done += 32) {
        uint32_t word = state_next(state_bytes(vm, state));
        word = bits - done < 32 ? word >> (32 - (bits - done)) : word;
        number->limbs[done / 64] |= (uint64_t)word << done % 64;
    }
    return int_finish(vm, number, false);
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

/* --- what seeds are made of --------------------------------------------------------------------------------------- */

static value random_sha512(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const uint8_t *data;
    uint32_t length;
    uint8_t digest[SHA512_SIZE];
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
