/* See saved_code.h. */
#include "saved_code.h"

#include <string.h>

#define INSTRUCTION_SIZE 8
#define DEPTH_MAXIMUM 20

struct walk {
    struct saved_code_map *map;
    const uint8_t *data;
    size_t size, at;
    bool failed;
};

static void skip(struct walk *walk, uint64_t size) {
    if (size > walk->size - walk->at)
        walk->failed = true;
    else
        walk->at += size;
}

static uint64_t number(struct walk *walk) {
    struct saved_code_map *map = walk->map;
    size_t start = walk->at;
    uint64_t result = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (walk->at == walk->size)
            break;
        uint8_t byte = walk->data[walk->at++];
        result |= (uint64_t)(byte & 0x7F) << shift;
        if (byte & 0x80)
            continue;
        if (map->number_count < SAVED_CODE_PLACES)
            map->numbers[map->number_count++] =
                (struct saved_code_place){(uint32_t)start, (uint32_t)(walk->at - start)};
        return result;
    }
    walk->failed = true;
    return 0;
}

static void numbers(struct walk *walk, uint64_t count) {
    for (; count > 0 && !walk->failed; count--)
        (void)number(walk);
}

/* A number of the unit itself. */
static uint64_t field(struct walk *walk) {
    struct saved_code_map *map = walk->map;
    uint32_t noted = map->number_count;
    uint64_t result = number(walk);
    if (map->field_count < SAVED_CODE_PLACES && map->number_count > noted)
        map->fields[map->field_count++] = noted;
    return result;
}

static void fields(struct walk *walk, uint64_t count) {
    for (; count > 0 && !walk->failed; count--)
        (void)field(walk);
}

static void text(struct walk *walk) { skip(walk, number(walk)); }

static void texts(struct walk *walk) {
    for (uint64_t count = field(walk); count > 0 && !walk->failed; count--)
        text(walk);
}

/* One letter for each kind of constant: what follows it. */
static void constant(struct walk *walk, unsigned depth) {
    static const char forms[] = "----8b8sttcc";
    uint64_t kind = number(walk);
    if (kind >= sizeof forms - 1 || depth > DEPTH_MAXIMUM) {
        walk->failed = true;
        return;
    }
    switch (forms[kind]) {
    case '8':
        skip(walk, 8);
        break;
    case 's':
        skip(walk, 16);
        break;
    case 'b':
        numbers(walk, 2);
        text(walk);
        break;
    case 't':
        text(walk);
        break;
    case 'c':
        for (uint64_t count = number(walk); count > 0 && !walk->failed; count--)
            constant(walk, depth + 1);
        break;
    default:
        break;
    }
}

static void instructions(struct walk *walk) {
    struct saved_code_map *map = walk->map;
    uint64_t count = field(walk);
    if (count > (walk->size - walk->at) / INSTRUCTION_SIZE) {
        walk->failed = true;
        return;
    }
    for (uint64_t i = 0; i < count && map->instruction_count < SAVED_CODE_PLACES; i++)
        map->instructions[map->instruction_count++] = (uint32_t)(walk->at + i * INSTRUCTION_SIZE);
    skip(walk, count * INSTRUCTION_SIZE);
    /* Positions are numbers that nothing depends on: not noted. */
    uint32_t noted = map->number_count;
    numbers(walk, 4 * count);
    map->number_count = noted;
}

static void unit(struct walk *walk) {
    fields(walk, 6);
    text(walk);
    text(walk);
    for (uint64_t count = field(walk); count > 0 && !walk->failed; count--)
        constant(walk, 0);
    for (int tables = 0; tables < 4; tables++)
        texts(walk);
    uint64_t cells = field(walk);
    for (uint64_t i = 0; i < cells && !walk->failed; i++)
        text(walk);
    fields(walk, cells);
    fields(walk, field(walk));
    uint64_t handlers = field(walk);
    for (uint64_t i = 0; i < handlers && !walk->failed; i++)
        fields(walk, 4);
    instructions(walk);
}

bool saved_code_read(struct saved_code_map *map, const uint8_t *data, size_t size) {
    struct walk walk = {.map = map, .data = data, .size = size};
    map->number_count = map->field_count = map->instruction_count = 0;
    text(&walk);
    if (number(&walk) != 0)
        text(&walk);
    for (uint64_t count = number(&walk); count > 0 && !walk.failed; count--)
        unit(&walk);
    return !walk.failed;
}

size_t saved_code_set(const struct saved_code_place *place, uint64_t wanted, uint8_t *data, size_t size, size_t most) {
    uint8_t bytes[10];
    size_t length = 0, end = place->at + place->size;
    do {
        bytes[length++] = (uint8_t)((wanted & 0x7F) | (wanted >> 7 ? 0x80 : 0));
        wanted >>= 7;
    } while (wanted != 0);
    if (size - place->size + length > most)
        return size;
    memmove(data + place->at + length, data + end, size - end);
    memcpy(data + place->at, bytes, length);
    return size - place->size + length;
}
