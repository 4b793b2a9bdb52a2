/* Overwriting the cage at random; see corruption.h. Half of the words written are such as break things on purpose:
 * numbers at the edges of lengths, references into the middle of objects, values of the wrong type. */
#include "corruption.h"
#include "../../vm/interpreter.h"

#include <stdio.h>

const char *const corruption_names[CORRUPTION_COUNT] = {
#define CORRUPTION_NAME(name, text) text,
    CORRUPTIONS(CORRUPTION_NAME)
#undef CORRUPTION_NAME
};

uint64_t random_next(struct random_stream *random) {
    uint64_t z = random->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* --- choosing -------------------------------------------------------------------------------------------------------
 */

#define TRIES 400

static struct object *cell_at_random(struct vm *vm, struct random_stream *random) {
    const struct heap *heap = vm->heap;
    for (int i = 0; i < TRIES; i++) {
        uint32_t block = heap->block_start + (uint32_t)random_below(random, heap->block_end - heap->block_start);
        cage_ref offset = (block << BLOCK_SHIFT) + (uint32_t)random_below(random, BLOCK_SIZE);
        cage_ref start = block_holds_objects(&heap->blocks[block]) ? heap_cell_of(heap, offset) : 0;
        if (start != 0 && ((struct object *)object_at(vm, start))->kind != KIND_FREE)
            return object_at(vm, start);
    }
    return object_at(vm, vm->types[TYPE_OBJECT]);
}

/* What a word refers to, if it refers to an object at all. */
static struct object *object_of_word(struct vm *vm, uint64_t word, bool is_value) {
    const struct heap *heap = vm->heap;
    cage_ref ref = (cage_ref)word;
    if ((is_value && !value_is_object(word)) || ref >> BLOCK_SHIFT >= heap->block_end ||
        !block_holds_objects(&heap->blocks[ref >> BLOCK_SHIFT]) || heap_cell_of(heap, ref) != ref || ref == 0)
        return NULL;
    struct object *object = object_at(vm, ref);
    return object->kind != KIND_FREE ? object : NULL;
}

/* An object that the script is at work on: what a register refers to, or some object a few references further. */
static struct object *cell_in_use(struct vm *vm, struct random_stream *random) {
    uint32_t registers = stack_top(vm) < vm->stack_limit ? stack_top(vm) : vm->stack_limit;
    struct object *object = NULL;
    for (int i = 0; i < 20 && !object && registers > 0; i++) {
        uint32_t near = registers < 40 ? registers : 40;
        object = object_of_word(vm, vm->stack[registers - 1 - random_below(random, near)], true);
    }
    if (!object)
        return cell_at_random(vm, random);
    for (uint64_t steps = random_below(random, 5); steps > 0; steps--) {
        size_t words = heap_extent(vm->heap, ref_from_pointer(object)) / 8;
        size_t at = random_below(random, words < 40 ? words : 40);
        uint64_t word = ((const uint64_t *)object)[at];
        struct object *next = object_of_word(vm, word, true);
        if (!next)
            next = object_of_word(vm, random_next(random) & 1 ? word >> 32 : (uint32_t)word, false);
        object = next ? next : object;
    }
    return object;
}

/* One of the kinds in the set, a bit each, if there is one to be found. */
static struct object *cell_of_kind(struct vm *vm, struct random_stream *random, uint64_t kinds) {
    struct object *object = NULL;
    for (int i = 0; i < TRIES; i++) {
        object = i < TRIES / 2 ? cell_in_use(vm, random) : cell_at_random(vm, random);
        if (object->kind < 64 && kinds >> object->kind & 1)
            break;
    }
    return object;
}

static uint32_t number_at_edge(struct random_stream *random) {
    static const uint32_t edges[] = {0,           1,           2,           7,           8,           0x7F,
                                     0xFF,        0x100,       0x7FFF,      0xFFFF,      0x10000,     0x7FFFFFF,
                                     0x8000000,   0xFFFFFFF,   0x10000000,  0x1FFFFFFF,  0x20000000,  0x3FFFFFFF,
                                     0x40000000,  0x7FFFFFFF,  0x80000000u, 0xBFFFFFFFu, 0xFFFFFFF0u, 0xFFFFFFFEu,
                                     0xFFFFFFFFu, 0x55555555u, 0xAAAAAAAAu};
    switch (random_below(random, 4)) {
    case 0:
        return (uint32_t)random_next(random);
    case 1:
        return (uint32_t)random_below(random, 64);
    default:
        return edges[random_below(random, sizeof edges / sizeof edges[0])];
    }
}

/* `own`: the object that the reference will stand in; by which chains become rings. */
static cage_ref reference_at_random(struct vm *vm, struct random_stream *random, const void *own) {
    cage_ref other = ref_from_pointer(random_next(random) & 1 ? cell_in_use(vm, random) : cell_at_random(vm, random));
    switch (random_below(random, 7)) {
    case 3:
        return ref_from_pointer(own);
    case 0:
        return number_at_edge(random);
    case 1:
        return other + (uint32_t)random_below(random, 256); /* into the middle, aligned or not */
    case 2:
        return ref_from_pointer(vm->stack) + (uint32_t)random_below(random, 4096);
    default:
        return other;
    }
}

static value value_at_random(struct vm *vm, struct random_stream *random, const void *own) {
    switch (random_below(random, 7)) {
    case 0:
        return random_next(random);
    case 1:
        return VALUE_TAG_SPECIAL | random_below(random, 10);
    case 2:
        return VALUE_TAG_INT | (number_at_edge(random) & UINT64_C(0xFFFFFFFFFFFF));
    case 3:
        return VALUE_TAG_OBJECT | random_below(random, UINT64_C(1) << 48);
    default:
        return value_from_ref(reference_at_random(vm, random, own));
    }
}

/* --- overwriting ----------------------------------------------------------------------------------------------------
 */

struct place {
    struct vm *vm;
    struct random_stream *random;
    char *object; /* the cell */
    size_t size;  /* of it */
    char *at;     /* what was overwritten */
    uint64_t by;
};

static void write_half(struct place *place, size_t offset, uint32_t number) {
    place->at = place->object + offset;
    place->by = number;
    memcpy(place->at, &number, sizeof number);
}
static void write_word(struct place *place, size_t offset, uint64_t word) {
    place->at = place->object + offset;
    place->by = word;
    memcpy(place->at, &word, sizeof word);
}
static size_t half_at_random(struct place *place) { return 4 * random_below(place->random, place->size / 4); }
static size_t word_at_random(struct place *place) { return 8 * random_below(place->random, place->size / 8); }

static void target(struct place *place, struct object *object) {
    place->object = (char *)object;
    place->size = heap_extent(place->vm->heap, ref_from_pointer(object));
}

/* Some field of some object: a number, a reference or a value. */
static void corrupt_field(struct place *place) {
    uint64_t choice = random_below(place->random, 4);
    /* The head of an object is worth more than its tail. */
    size_t head = place->size < 64 ? place->size : 64;
    if (random_below(place->random, 3) > 0)
        place->size = head;
    if (choice == 0)
        write_word(place, word_at_random(place), value_at_random(place->vm, place->random, place->object));
    else if (choice == 1)
        write_half(place, half_at_random(place), reference_at_random(place->vm, place->random, place->object));
    else
        write_half(place, half_at_random(place), number_at_edge(place->random));
}

static void corrupt_header(struct place *place, enum corruption what) {
    struct object *object = (struct object *)place->object;
    uint64_t bits = random_next(place->random);
    if (what == CORRUPT_KIND)
        object->kind = (uint8_t)(bits & 3 ? bits / 4 % KIND_COUNT : bits / 4);
    else if (what == CORRUPT_SHAPE)
        object->shape = bits & 1 ? ((struct object *)cell_at_random(place->vm, place->random))->shape
                                 : reference_at_random(place->vm, place->random, place->object);
    else
        object->flags = (uint8_t)bits, object->detail = (uint16_t)number_at_edge(place->random);
    place->at = place->object;
    memcpy(&place->by, object, sizeof place->by);
}

static void corrupt_count(struct place *place) {
    const struct object *object = (const struct object *)place->object;
    const struct object_layout *layout = &object_layouts[object->kind < KIND_COUNT ? object->kind : KIND_FREE];
    if (layout->tail == TAIL_NONE)
        corrupt_field(place);
    else if (layout->count_size == 2)
        write_half(place, layout->count_offset & ~(size_t)3, number_at_edge(place->random));
    else
        write_half(place, layout->count_offset, number_at_edge(place->random));
}

/* A reference or value of the object, by its kind's layout. */
static void corrupt_reference(struct place *place, bool is_value) {
    const struct object *object = (const struct object *)place->object;
    const struct object_layout *layout = &object_layouts[object->kind < KIND_COUNT ? object->kind : KIND_FREE];
    uint32_t fields = is_value ? layout->value_fields : layout->ref_fields | 1;
    for (int i = 0; i < TRIES; i++) {
        uint64_t field = random_below(place->random, 32);
        if (!(fields >> field & 1))
            continue;
        if (is_value)
            write_word(place, 8 * field, value_at_random(place->vm, place->random, place->object));
        else
            write_half(place, 4 * field, reference_at_random(place->vm, place->random, place->object));
        return;
    }
    corrupt_field(place);
}

static void corrupt_swap(struct place *place) {
    const struct object *other = cell_at_random(place->vm, place->random);
    size_t size = heap_extent(place->vm->heap, ref_from_pointer(other));
    place->at = place->object;
    place->by = ref_from_pointer(other);
    memmove(place->object, other, size < place->size ? size : place->size);
}

static void corrupt_register(struct place *place) {
    struct vm *vm = place->vm;
    uint32_t count = stack_top(vm) < vm->stack_limit ? stack_top(vm) : vm->stack_limit;
    place->object = (char *)vm->stack;
    write_word(place, 8 * random_below(place->random, count + 1), value_at_random(vm, place->random, vm->stack));
}

#define KINDS1(a) (UINT64_C(1) << KIND_##a)
#define KINDS2(a, b) (KINDS1(a) | KINDS1(b))
#define KINDS4(a, b, c, d) (KINDS2(a, b) | KINDS2(c, d))
static const uint64_t kinds_of[CORRUPTION_COUNT] = {
    [CORRUPT_GENERATOR] = KINDS1(GENERATOR),
    [CORRUPT_TABLE] = KINDS4(DICT, SET, LIST, TABLE) | KINDS4(ARRAY, FROZENSET, DICT_ITERATOR, SEQUENCE_ITERATOR),
    [CORRUPT_CLASS] = KINDS2(TYPE, SHAPE),
    [CORRUPT_CALLABLE] = KINDS4(FUNCTION, NATIVE_FUNCTION, NATIVE_METHOD, CODE) |
                         KINDS4(NATIVE_GETTER, BOUND_METHOD, RECORD, HOST_OBJECT) | KINDS1(SLOT_DESCRIPTOR),
    [CORRUPT_COUNT] = KINDS4(STR, BYTES, TUPLE, INT) | KINDS4(ARRAY, TABLE, BUFFER, GENERATOR) | KINDS1(INSTANCE),
};

enum corruption corruption_make(struct vm *vm, struct random_stream *random, char *text, size_t size) {
    enum corruption what = (enum corruption)random_below(random, CORRUPTION_COUNT);
    struct place place = {.vm = vm, .random = random};
    target(&place, kinds_of[what]                 ? cell_of_kind(vm, random, kinds_of[what])
                   : random_below(random, 4) == 0 ? cell_at_random(vm, random)
                                                  : cell_in_use(vm, random));
    unsigned kind = ((const struct object *)place.object)->kind;
    switch (what) {
    case CORRUPT_WORD:
        write_word(&place, word_at_random(&place), random_next(random));
        break;
    case CORRUPT_HALF_WORD:
        write_half(&place, half_at_random(&place), number_at_edge(random));
        break;
    case CORRUPT_BIT:
        place.at = place.object + random_below(random, place.size);
        *place.at ^= (char)(place.by = UINT64_C(1) << random_below(random, 8));
        break;
    case CORRUPT_KIND:
    case CORRUPT_FLAGS:
    case CORRUPT_SHAPE:
        corrupt_header(&place, what);
        break;
    case CORRUPT_COUNT:
        corrupt_count(&place);
        break;
    case CORRUPT_REFERENCE:
    case CORRUPT_VALUE:
        corrupt_reference(&place, what == CORRUPT_VALUE);
        break;
    case CORRUPT_SWAP:
        corrupt_swap(&place);
        break;
    case CORRUPT_REGISTER:
        corrupt_register(&place);
        break;
    default:
        corrupt_field(&place);
    }
    snprintf(text, size, "%s: object %08x of kind %s, offset %ld, by %016llx", corruption_names[what],
             ref_from_pointer(place.object), kind < KIND_COUNT ? object_layouts[kind].name : "?",
             (long)(place.at - place.object), (unsigned long long)place.by);
    return what;
}
