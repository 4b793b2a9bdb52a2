/* The keyed hash of str and bytes: SipHash-1-3 (Aumasson and Bernstein), so that a script cannot choose colliding keys
 * without knowing the VM's key. Touches only its arguments and vm->hash_key. Names of the boot
 * snapshot have others, see str_hash_text. */
#include "str.h"

static inline uint64_t rotate_left(uint64_t word, int bits) { return word << bits | word >> (64 - bits); }

struct sip_state {
    uint64_t v0, v1, v2, v3;
};

static inline void sip_round(struct sip_state *state) {
    state->v0 += state->v1;
    state->v1 = rotate_left(state->v1, 13) ^ state->v0;
    state->v0 = rotate_left(state->v0, 32);
    state->v2 += state->v3;
    state->v3 = rotate_left(state->v3, 16) ^ state->v2;
    state->v0 += state->v3;
    state->v3 = rotate_left(state->v3, 21) ^ state->v0;
    state->v2 += state->v1;
    state->v1 = rotate_left(state->v1, 17) ^ state->v2;
    state->v2 = rotate_left(state->v2, 32);
}

static inline void sip_absorb(struct sip_state *state, uint64_t word) {
    state->v3 ^= word;
    sip_round(state);
    state->v0 ^= word;
}

uint32_t hash_keyed(const struct vm *vm, const void *data, size_t length) {
    uint64_t key[2];
    memcpy(key, vm->hash_key, sizeof key);
    struct sip_state state = {key[0] ^ UINT64_C(0x736f6d6570736575), key[1] ^ UINT64_C(0x646f72616e646f6d),
                              key[0] ^ UINT64_C(0x6c7967656e657261), key[1] ^ UINT64_C(0x7465646279746573)};
    const uint8_t *bytes = data;
    size_t position = 0;
    for (; position + 8 <= length; position += 8) {
        uint64_t word;
        memcpy(&word, bytes + position, sizeof word);
        sip_absorb(&state, word);
    }
    sip_absorb(&state, (uint64_t)length << 56 | text_last_bytes((const char *)bytes + position, length - position));
    state.v2 ^= 0xFF;
    for (int i = 0; i < 3; i++)
        sip_round(&state);
    uint64_t hash = state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
    uint32_t folded = (uint32_t)(hash ^ hash >> 32);
    return folded ? folded : 1;
}
