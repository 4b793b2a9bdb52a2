/* Keeping a VM's state and bringing it back; see pristine.h.
 *
 * From the moment the state is kept, allocation uses fresh blocks only, so the old ones change only where old objects
 * are written to. There are two kinds of old blocks. Those made since booting (envs, code, values of the host) are few
 * bytes: their contents are kept and copied back each time. Those of the boot image are a hundred pages, shared with
 * all VMs until written: they are compared with the image and corrected where they differ. A run of a few steps seldom
 * writes to any of them, so after such runs only the pages that have ever been found different are looked at, and all
 * of them every FULL_COMPARE_EVERY times. What writes to the image's classes, shapes or dicts says so
 * (vm->boot_objects_changed); that, a collection, or more steps make the comparison complete, but for pages of the
 * image in which there is nothing. Builds for tests always compare all, and a write that nobody told of is an error in
 * them.
 *
 * Trusted state is copied (struct vm, tables of the heap), or cut back to what it was (code, interned names). Version
 * numbers alone go on, so that no cache filled before can be right by accident. */
#include "pristine.h"

#include "../builtins/str.h"
#include "../compiler/compile.h"
#include "allocator.h"
#include "boot_image.h"
#include "heap_internal.h"
#include "interpreter_internal.h"
#include "type.h"
#include "weak.h"

#ifndef PN_HEAP_AUDIT
#define PN_HEAP_AUDIT 0
#endif
#define PAGE_BYTES 4096u
#define PAGES_PER_BLOCK (BLOCK_SIZE / PAGE_BYTES)
#define FULL_COMPARE_EVERY 128u
/* A run of more steps than this takes much longer than comparing all pages does. */
#define STEPS_WITHOUT_COMPARE 256u
/* Registers that are cleared by hand; more are given back to the system. */
#define REGISTERS_CLEARED_BY_HAND 4096u

/* Bytes of the cage and a copy of them. */
struct piece {
    cage_ref start;
    uint32_t size;
    char *copy;
};

struct pieces {
    struct piece *items;
    uint32_t count;
};

/* What the interpreter writes into code as it runs. */
struct code_copy {
    struct code *code; /* NULL: none had this number */
    struct instruction *instructions;
    struct cache *caches;
};

struct pristine {
    struct vm vm;
    struct heap heap; /* counts and classes; not its pointers */
    struct block *blocks;
    struct pieces contents; /* old blocks that are not the image's, and pages of the image that differed already */
    uint8_t *differing;     /* for each page of the image: 1 = found different before, 2 = among the contents */
    uint16_t *changing;     /* numbers of the pages found different before */
    uint32_t changing_count;
    uint32_t image_pages;
    struct intern_copy *names;
    struct code_copy *codes;
    uint32_t code_count;
    cage_ref *finalizable;
    struct weak_entry *weak;
    uint32_t restores;
    size_t charged;
};

/* --- keeping -------------------------------------------------------------------------------------------------------
 */

/* Memory that ends with the struct. */
static void *keep(struct vm *vm, struct pristine *pristine, size_t size) {
    if (!trusted_charge(vm, size))
        return NULL;
    void *memory = allocator_allocate_zeroed(size > 0 ? size : 1);
    if (memory == NULL) {
        trusted_uncharge(vm, size);
        heap_fail(vm);
        return NULL;
    }
    pristine->charged += size;
    return memory;
}

static bool piece_add(struct vm *vm, struct pristine *pristine, cage_ref start, uint32_t size) {
    char *copy = size == 0 ? NULL : keep(vm, pristine, size);
    if (size == 0)
        return true;
    if (copy == NULL)
        return false;
    memcpy(copy, vm->cage + start, size);
    pristine->contents.items[pristine->contents.count++] = (struct piece){start, size, copy};
    return true;
}

/* Bytes up to the end of the last live cell. */
static uint32_t block_bytes_live(const struct vm *vm, uint32_t number) {
    const struct heap *heap = vm->heap;
    const struct size_class *class = &heap->classes[heap->blocks[number].size_class];
    for (uint32_t cell = class->cells; cell > 0; cell--) {
        const struct object *object = object_at(vm, (number << BLOCK_SHIFT) + (cell - 1) * class->size);
        if (object->kind != KIND_FREE)
            return cell * class->size;
    }
    return 0;
}

static bool keep_blocks(struct vm *vm, struct pristine *pristine, uint32_t from) {
    const struct heap *heap = vm->heap;
    for (uint32_t number = from; number < heap->old_end; number++) {
        const struct block *block = &heap->blocks[number];
        uint32_t size = block->state == BLOCK_SMALL   ? block_bytes_live(vm, number)
                        : block->state == BLOCK_LARGE ? block->link << BLOCK_SHIFT
                                                      : 0;
        if (!piece_add(vm, pristine, number << BLOCK_SHIFT, size))
            return false;
    }
    return true;
}

static bool keep_image_pages(struct vm *vm, struct pristine *pristine, const char *image) {
    cage_ref start = vm->heap->block_start << BLOCK_SHIFT;
    for (uint32_t page = 0; page < pristine->image_pages; page++) {
        if (memcmp(vm->cage + start + page * PAGE_BYTES, image + page * PAGE_BYTES, PAGE_BYTES) == 0)
            continue;
        pristine->differing[page] = 2;
        if (!piece_add(vm, pristine, start + page * PAGE_BYTES, PAGE_BYTES))
            return false;
    }
    return true;
}

static bool keep_contents(struct vm *vm, struct pristine *pristine) {
    const struct heap *heap = vm->heap;
    uint32_t image_blocks, count = heap->old_end - heap->block_start;
    const char *image = boot_image_of(vm, &image_blocks);
    pristine->image_pages = image_blocks * PAGES_PER_BLOCK;
    pristine->blocks = keep(vm, pristine, count * sizeof *pristine->blocks);
    pristine->differing = keep(vm, pristine, pristine->image_pages);
    pristine->changing = keep(vm, pristine, pristine->image_pages * sizeof *pristine->changing);
    pristine->contents.items = keep(vm, pristine, (count + pristine->image_pages) * sizeof(struct piece));
    return pristine->blocks != NULL && pristine->differing != NULL && pristine->changing != NULL &&
           pristine->contents.items != NULL && keep_image_pages(vm, pristine, image) &&
           keep_blocks(vm, pristine, heap->block_start + image_blocks);
}

static bool keep_codes(struct vm *vm, struct pristine *pristine) {
    pristine->codes = keep(vm, pristine, vm->code_count * sizeof *pristine->codes);
    pristine->code_count = pristine->codes != NULL ? vm->code_count : 0;
    for (uint32_t i = 0; i < pristine->code_count; i++) {
        struct code_copy *copy = &pristine->codes[i];
        struct code *code = vm->codes[i];
        if (code == NULL)
            continue;
        copy->instructions = keep(vm, pristine, code->instruction_count * sizeof *copy->instructions);
        copy->caches = keep(vm, pristine, code->cache_count * sizeof *copy->caches);
        if (copy->instructions == NULL || copy->caches == NULL)
            return false;
        copy->code = code;
        memcpy(copy->instructions, code->instructions, code->instruction_count * sizeof *copy->instructions);
        for (uint32_t cache = 0; cache < code->cache_count; cache++)
            copy->caches[cache] = (struct cache){.name = code->caches[cache].name};
    }
    return pristine->codes != NULL;
}

static bool keep_all(struct vm *vm, struct pristine *pristine) {
    const struct heap *heap = vm->heap;
    pristine->finalizable = keep(vm, pristine, heap->finalizable.count * sizeof(cage_ref));
    pristine->weak = keep(vm, pristine, heap->weak.count * sizeof *pristine->weak);
    if (pristine->finalizable == NULL || pristine->weak == NULL || !keep_contents(vm, pristine) ||
        !keep_codes(vm, pristine))
        return false;
    pristine->names = str_intern_copy(vm);
    return pristine->names != NULL;
}

struct pristine *pristine_take(struct vm *vm) {
    struct pristine *pristine = trusted_allocate(vm, sizeof *pristine);
    if (pristine == NULL) {
        exception_clear(vm);
        return NULL;
    }
    pristine->charged = sizeof *pristine;
    struct heap *heap = vm->heap;
    heap_collect(vm);
    heap_make_old(vm);
    vm->pinned_codes = vm->code_count;
    uint64_t collections = heap->collections;
    /* A collection on the way would free nothing old, but change what has been copied: then memory is too short. */
    if (!keep_all(vm, pristine) || heap->collections != collections) {
        exception_clear(vm);
        pristine_free(vm, pristine);
        return NULL;
    }
    heap->allocated = 0;
    memcpy(pristine->blocks, heap->blocks + heap->block_start,
           (heap->old_end - heap->block_start) * sizeof *pristine->blocks);
    if (heap->finalizable.count > 0)
        memcpy(pristine->finalizable, heap->finalizable.items, heap->finalizable.count * sizeof(cage_ref));
    if (heap->weak.count > 0)
        memcpy(pristine->weak, heap->weak.entries, heap->weak.count * sizeof *pristine->weak);
    memcpy(&pristine->vm, vm, sizeof *vm);
    memcpy(&pristine->heap, heap, sizeof *heap);
    return pristine;
}

void pristine_free(struct vm *vm, struct pristine *pristine) {
    if (pristine == NULL)
        return;
    str_intern_copy_free(vm, pristine->names);
    for (uint32_t i = 0; i < pristine->contents.count; i++)
        allocator_free(pristine->contents.items[i].copy);
    for (uint32_t i = 0; i < pristine->code_count; i++) {
        allocator_free(pristine->codes[i].instructions);
        allocator_free(pristine->codes[i].caches);
    }
    allocator_free(pristine->contents.items);
    allocator_free(pristine->differing);
    allocator_free(pristine->changing);
    allocator_free(pristine->blocks);
    allocator_free(pristine->codes);
    allocator_free(pristine->finalizable);
    allocator_free(pristine->weak);
    trusted_uncharge(vm, pristine->charged);
    allocator_free(pristine);
}

/* --- bringing it back ----------------------------------------------------------------------------------------------
 */

/* Registers that may have been written: a step pushes one frame at most, or moves a few arguments. */
static void registers_clear(struct vm *vm, uint64_t steps) {
    uint64_t widest = 0;
    for (uint32_t i = 0; i < vm->code_count; i++)
        if (vm->codes[i] != NULL && vm->codes[i]->register_count > widest)
            widest = vm->codes[i]->register_count;
    uint64_t depth = steps < vm->frame_capacity ? steps : vm->frame_capacity;
    uint64_t count = (depth + 2) * (widest + 2 * STACK_SLACK) + 8 * steps;
    if (count > vm->stack_limit)
        count = vm->stack_limit;
    if (count > REGISTERS_CLEARED_BY_HAND &&
        platform_discard(vm->stack + REGISTERS_CLEARED_BY_HAND, (count - REGISTERS_CLEARED_BY_HAND) * sizeof(value)))
        count = REGISTERS_CLEARED_BY_HAND;
    memset(vm->stack, 0, count * sizeof(value));
}

static void codes_restore(struct vm *vm, const struct pristine *pristine) {
    for (uint32_t i = 0; i < vm->code_count; i++) {
        const struct code_copy *copy = i < pristine->code_count ? &pristine->codes[i] : NULL;
        struct code *code = vm->codes[i];
        if (code == NULL)
            continue;
        if (copy == NULL || copy->code != code) {
            code_free(vm, code);
            continue;
        }
        memcpy(code->instructions, copy->instructions, code->instruction_count * sizeof *code->instructions);
        if (code->cache_count > 0)
            memcpy(code->caches, copy->caches, code->cache_count * sizeof *code->caches);
    }
}

/* Writes only where it must: a page that is never written stays shared. True: the page was different. */
static bool page_restore(struct vm *vm, const char *image, uint32_t page) {
    char *start = vm->cage + ((uint64_t)vm->heap->block_start << BLOCK_SHIFT) + (size_t)page * PAGE_BYTES;
    const char *from = image + (size_t)page * PAGE_BYTES;
    if (memcmp(start, from, PAGE_BYTES) == 0)
        return false;
    memcpy(start, from, PAGE_BYTES);
    return true;
}

/* Which pages of the image are compared, beside those that have been different before. USED: no page in which there is
 * nothing, since nothing is ever made there. */
enum extent { EXTENT_NONE, EXTENT_USED, EXTENT_ALL };

/* False: pages were different that had not been so before. */
static bool image_restore(struct vm *vm, struct pristine *pristine, enum extent extent) {
    uint32_t image_blocks, before = pristine->changing_count;
    const char *image = boot_image_of(vm, &image_blocks);
    for (uint32_t i = 0; i < before; i++)
        page_restore(vm, image, pristine->changing[i]);
    for (uint32_t page = 0; extent != EXTENT_NONE && page < pristine->image_pages; page++) {
        if (pristine->differing[page] != 0 || (extent == EXTENT_USED && !boot_image_holds(page * PAGE_BYTES)) ||
            !page_restore(vm, image, page))
            continue;
        pristine->differing[page] = 1;
        pristine->changing[pristine->changing_count++] = (uint16_t)page;
    }
    return pristine->changing_count == before;
}

static bool image_is_suspect(const struct vm *vm, const struct pristine *pristine, uint64_t steps) {
    return steps > STEPS_WITHOUT_COMPARE || vm->boot_objects_changed ||
           vm->class_version != pristine->vm.class_version || vm->heap->collections != pristine->heap.collections;
}

/* Tables that have grown give back what they had not before, so that the memory in use is the same in each run. */
static void tables_shrink(struct vm *vm, const struct pristine *pristine) {
    struct heap *heap = vm->heap;
    uint32_t capacity = pristine->vm.code_capacity;
    if (vm->code_capacity > capacity) {
        vm->codes = trusted_shrink(vm, vm->codes, vm->code_capacity * sizeof *vm->codes, capacity * sizeof *vm->codes);
        vm->code_capacity = capacity;
    }
    struct ref_vector *vectors[] = {&heap->finalizable, &heap->ready};
    const struct ref_vector *before[] = {&pristine->heap.finalizable, &pristine->heap.ready};
    for (int i = 0; i < 2; i++) {
        capacity = before[i]->capacity;
        if (vectors[i]->capacity <= capacity)
            continue;
        vectors[i]->items =
            trusted_shrink(vm, vectors[i]->items, vectors[i]->capacity * sizeof(cage_ref), capacity * sizeof(cage_ref));
        vectors[i]->capacity = capacity;
    }
    if (vm->other_caches != NULL && pristine->vm.other_caches == NULL) {
        trusted_free(vm, vm->other_caches, sizeof *vm->other_caches);
        vm->other_caches = NULL;
    }
}

/* All but what belongs to other threads, to the host, and to tables that may have moved. */
static void vm_restore(struct vm *vm, struct pristine *pristine) {
    struct vm *before = &pristine->vm;
    known_calls_clear(vm);
    before->calls_known = false;
    before->codes = vm->codes;
    before->code_capacity = vm->code_capacity;
    before->other_caches = vm->other_caches;
    before->run_number = vm->run_number;
    if (before->dict_version < vm->dict_version) /* else the numbers have begun again: above what caches hold */
        before->dict_version = vm->dict_version;
    before->regex_clock = vm->regex_clock;
    before->class_version = vm->class_version + 1;
    size_t first = offsetof(struct vm, interrupt), second = first + sizeof vm->interrupt;
    memcpy(vm, before, first);
    memcpy((char *)vm + second, (char *)before + second, sizeof *vm - second);
    if (vm->other_caches != NULL)
        attribute_other_caches_clear(vm);
    if (vm->class_version == 0)
        type_cache_clear(vm);
}

bool pristine_restore(struct vm *vm, struct pristine *pristine, uint64_t steps) {
    struct heap *heap = vm->heap;
    bool suspect = image_is_suspect(vm, pristine, steps);
    bool thorough = PN_HEAP_AUDIT || pristine->restores % FULL_COMPARE_EVERY == 0;
    enum extent extent = thorough ? EXTENT_ALL : suspect ? EXTENT_USED : EXTENT_NONE;
    pristine->restores++;
    registers_clear(vm, steps);
    codes_restore(vm, pristine);
    str_intern_rewind(vm, pristine->names);
    tables_shrink(vm, pristine);
    bool empty = heap_rewind(vm, &pristine->heap);
    memcpy(heap->blocks + heap->block_start, pristine->blocks,
           (heap->old_end - heap->block_start) * sizeof *pristine->blocks);
    for (uint32_t i = 0; i < pristine->contents.count; i++)
        memcpy(vm->cage + pristine->contents.items[i].start, pristine->contents.items[i].copy,
               pristine->contents.items[i].size);
    bool expected = image_restore(vm, pristine, extent) || suspect;
    heap->finalizable.count = pristine->heap.finalizable.count;
    if (heap->finalizable.count > 0)
        memcpy(heap->finalizable.items, pristine->finalizable, heap->finalizable.count * sizeof(cage_ref));
    weak_rewind(vm, pristine->weak, pristine->heap.weak.count, pristine->heap.weak.capacity);
    vm_restore(vm, pristine);
    return empty && (expected || !PN_HEAP_AUDIT);
}
