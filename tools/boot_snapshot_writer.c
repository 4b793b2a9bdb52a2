/* Boots a VM with the library's own code and writes what came of it as C: vm/boot_snapshot.h. The output depends on the
 * library alone: no address of this process and nothing random is in it. */
#include "prepare_library.h"

#include "vm/boot_snapshot.h"

#include "builtins/str.h"
#include "vm/boot_image.h"
#include "vm/type.h"

#include <inttypes.h>

/* Enough to boot in; the snapshot takes only what was used of it. */
#define MEMORY_LIMIT ((size_t)64 << 20)
#define FRAME_LIMIT 8
#define BUILTINS_TABLE_SIZE 4096
#define WORDS_PER_BLOCK (BLOCK_SIZE / sizeof(uint64_t))

/* Blocks are taken in the order in which sizes are first asked for. Those that making a VM reads (names, the dict of
 * builtins) shall lie side by side, since the kernel maps pages around the one that is needed. */
static bool blocks_order(struct vm *vm) {
    return heap_allocate_leaf(vm, KIND_STR, 0, 32) != NULL && heap_allocate_leaf(vm, KIND_STR, 0, 48) != NULL &&
           heap_allocate(vm, KIND_TABLE, 0, BUILTINS_TABLE_SIZE) != NULL;
}

static bool vm_boot(struct vm *vm) {
    *vm = (struct vm){.memory_limit = MEMORY_LIMIT, .guard_space = PLATFORM_GUARD_SMALL, .frame_limit = FRAME_LIMIT};
    vm->exception = vm->generator_result = vm->memory_error = vm->script_arguments = vm->regex_cache = VALUE_UNSET;
    vm->empty_tuple = vm->empty_str = vm->empty_bytes = VALUE_UNSET;
    vm->handled = vm->repr_stack = VALUE_NONE;
    vm->c_stack_base = (uintptr_t)__builtin_frame_address(0);
    if (!heap_start(vm) || !str_intern_start_snapshot(vm) || !blocks_order(vm) || !boot_from_nothing(vm))
        return false;
    heap_collect_for_host(vm);
    heap_make_old(vm);
    return true;
}

static void vm_end(struct vm *vm) {
    types_stop(vm);
    heap_stop(vm);
}

/* A str that is no name is hashed by the key of the VM that asks; none of them is a key of a dict made at boot. What
 * has been freed is as if it had never been. The bytes up to the last cell that is in use. */
static uint32_t cells_finish(struct vm *vm, uint32_t number) {
    const struct size_class *class = &vm->heap->classes[vm->heap->blocks[number].size_class];
    uint32_t used = 0;
    for (uint32_t cell = 0; cell < class->cells; cell++) {
        struct str *str = object_at(vm, (number << BLOCK_SHIFT) + cell * class->size);
        if (str->header.kind == KIND_FREE)
            memset(str, 0, class->size);
        else
            used = (cell + 1) * class->size;
        if (str->header.kind == KIND_STR && !(str->header.flags & STR_INTERNED))
            str->hash = 0;
    }
    return used;
}

static void blocks_write(FILE *file, struct vm *vm) {
    const struct heap *heap = vm->heap;
    fprintf(file, "static const struct block blocks[] = {\n");
    for (uint32_t number = heap->block_start; number < heap->block_end; number++) {
        const struct block *block = &heap->blocks[number];
        fprintf(file, "{.state = %u, .size_class = %u, .link = %" PRIu32 "},\n", block->state, block->size_class,
                block->link);
    }
    fprintf(file, "};\nstatic const uint32_t bytes_used[] = {");
    for (uint32_t number = heap->block_start; number < heap->block_end; number++)
        fprintf(file, "%" PRIu32 ", ",
                heap->blocks[number].state == BLOCK_SMALL ? cells_finish(vm, number) : BLOCK_SIZE);
    fprintf(file, "};\n");
}

static void names_write(FILE *file, const struct vm *vm) {
    const struct intern_table *table = vm->interned;
    struct intern_filter filter;
    str_intern_filter(vm, &filter);
    fprintf(file, "static const struct intern_entry entries[%" PRIu32 "] = {\n", table->capacity);
    for (uint32_t i = 0; i < table->capacity; i++)
        if (table->entries[i].ref > INTERN_DELETED)
            fprintf(file, "[%" PRIu32 "]={0x%" PRIx32 ", 0x%" PRIx32 "},\n", i, table->entries[i].hash,
                    table->entries[i].ref);
    fprintf(file, "};\nstatic const struct intern_filter filter = {.longest = %zu, .bits = {\n", filter.longest);
    for (size_t i = 0; i < sizeof filter.bits / sizeof filter.bits[0]; i++)
        fprintf(file, "0x%" PRIx64 "u,\n", filter.bits[i]);
    fprintf(file, "}};\n");
}

#define NUMBERS_WRITE(type)                                                                                            \
    static void type##_write(FILE *file, const char *name, const type *numbers, size_t count) {                        \
        fprintf(file, ".%s = {", name);                                                                                \
        for (size_t i = 0; i < count; i++)                                                                             \
            fprintf(file, "0x%" PRIx64 "u,%s", (uint64_t)numbers[i], i % 8 == 7 ? "\n" : "");                          \
        fprintf(file, "},\n");                                                                                         \
    }
NUMBERS_WRITE(cage_ref)
NUMBERS_WRITE(value)

static void snapshot_write(FILE *file, struct vm *vm) {
    const struct heap *heap = vm->heap;
    const struct intern_table *names = vm->interned;
    fprintf(file, "/* Generated by tools/boot_snapshot_writer.c. */\n#include \"vm/boot_snapshot.h\"\n");
    blocks_write(file, vm);
    /* The probe, a block that begins with 1, comes first. */
    size_t words = (heap->block_end - heap->block_start) * WORDS_PER_BLOCK;
    fprintf(file, "__attribute__((aligned(%u))) static const uint64_t words[%zu] = {1,\n", BLOCK_SIZE,
            WORDS_PER_BLOCK + words);
    words_write(file, object_at(vm, heap->block_start << BLOCK_SHIFT), words, WORDS_PER_BLOCK);
    fprintf(file, "};\n");
    names_write(file, vm);
    fprintf(file,
            "const struct boot_snapshot boot_snapshot = {\n.block_start = %" PRIu32 ", .block_count = %" PRIu32
            ", .blocks_used = %" PRIu32 ", .live = %zu,\n.blocks = blocks, .bytes_used = bytes_used, "
            ".probe = words, .bytes = (const char *)(words + %zu),\n",
            heap->block_start, heap->block_end - heap->block_start, heap->blocks_used, heap->live, WORDS_PER_BLOCK);
    fprintf(file,
            ".interned = {.filter = &filter, .capacity = %" PRIu32 ", .used = %" PRIu32 ", .live = %" PRIu32
            ", .entries = (struct intern_entry *)entries},\n.roots = {\n",
            names->capacity, names->used, names->live);
#define ROOT_WRITE(type, field, count) type##_write(file, #field, (const type *)&vm->field, count);
    BOOT_ROOTS(ROOT_WRITE)
#undef ROOT_WRITE
    fprintf(file, "}};\n");
}

bool boot_snapshot_write(FILE *file) {
    struct vm vm;
    bool booted = vm_boot(&vm);
    if (booted) {
        snapshot_write(file, &vm);
    }
    vm_end(&vm);
    return booted;
}
