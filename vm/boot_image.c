/* Making VMs quickly: booting takes some thousands of allocations, mapping their result a few system calls.
 *
 * The cage holds only offsets, so its bytes after booting serve every VM whose blocks begin at the same offset; the
 * pages are shared until written. The image is made once per process, for the second VM (a program that makes one does
 * not need it), and never changes afterwards; VMs share it as they share the program's constants. Hashes of the names
 * in it are by the image's key, all others by each VM's own. */
#include "boot_image.h"

#include "../builtins/container.h"
#include "../builtins/str.h"
#include "allocator.h"
#include "api_internal.h"
#include "heap_internal.h"
#include "native.h"
#include "type.h"

#include <pthread.h>

/* Enough to boot in; the image takes only what was used of it. */
#define IMAGE_MEMORY_LIMIT ((size_t)64 << 20)
#define IMAGE_FRAME_LIMIT 8

struct boot_image {
    struct vm vm;     /* names, classes and the like; no heap any more */
    struct heap heap; /* classes and counts; its pointers mean nothing */
    uint32_t block_count;
    struct block *blocks;
    int pages;        /* of the platform; -1 = none */
    const char *view; /* the bytes, to compare with and copy from */
};

/* The one image of this process; NULL until it is made, then constant. */
static struct boot_image *_Atomic ready_image;
static atomic_uint boots;
static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

/* What booting writes to, a few pages less or more: getting them in one go costs far less than one by one. */
#define BOOT_BYTES ((uint32_t)72 << 10)

static void boot_pages_populate(const struct vm *vm) {
    const struct heap *heap = vm->heap;
    uint32_t start = heap->block_start << BLOCK_SHIFT;
    if (heap->committed_end - heap->block_start >= BOOT_BYTES >> BLOCK_SHIFT)
        platform_populate(vm->cage + start, BOOT_BYTES);
}

bool boot_from_nothing(struct vm *vm) {
    if (vm->heap->holds_image)
        return false; /* out of memory on the way to the image */
    boot_pages_populate(vm);
    if (!types_start(vm))
        return false;
    value modules = dict_new(vm);
    if (modules == VALUE_ERROR)
        return false;
    vm->modules = value_to_ref(modules);
    return builtins_start(vm);
}

/* --- making the image
 * ------------------------------------------------------------------------------------------------- */

/* Copies what the heap knows of its blocks. */
static bool image_take_heap(struct boot_image *image) {
    const struct vm *vm = &image->vm;
    const struct heap *heap = vm->heap;
    uint32_t start = heap->block_start, count = heap->block_end - start;
    image->heap = *heap;
    image->block_count = count;
    image->blocks = allocator_allocate(count * sizeof *image->blocks);
    if (image->blocks == NULL)
        return false;
    memcpy(image->blocks, heap->blocks + start, count * sizeof *image->blocks);
    size_t size = (size_t)count << BLOCK_SHIFT;
    image->pages = platform_image_create(vm->cage + ((uint64_t)start << BLOCK_SHIFT), size);
    image->view = image->pages >= 0 ? platform_image_view(image->pages, size) : NULL;
    return image->view != NULL;
}

static void image_free(struct boot_image *image) {
    allocator_free(image->blocks);
    platform_image_close(image->pages);
    allocator_free(image);
}

/* A str that is no name is hashed by the key of the VM that asks. None of them is a key of a dict made at boot. */
static void hashes_forget(struct vm *vm) {
    const struct heap *heap = vm->heap;
    for (uint32_t number = heap->block_start; number < heap->block_end; number++) {
        if (heap->blocks[number].state != BLOCK_SMALL)
            continue;
        const struct size_class *class = &heap->classes[heap->blocks[number].size_class];
        for (uint32_t cell = 0; cell < class->cells; cell++) {
            struct str *str = object_at(vm, (number << BLOCK_SHIFT) + cell * class->size);
            if (str->header.kind == KIND_STR && !(str->header.flags & STR_INTERNED))
                str->hash = 0;
        }
    }
}

static bool image_boot(struct boot_image *image) {
    struct vm *vm = &image->vm;
    vm->memory_limit = IMAGE_MEMORY_LIMIT;
    vm->guard_space = PLATFORM_GUARD_SMALL; /* nothing of a guest runs in it */
    vm->frame_limit = IMAGE_FRAME_LIMIT;
    vm->exception = vm->generator_result = vm->memory_error = vm->script_arguments = vm->regex_cache = VALUE_UNSET;
    vm->empty_tuple = vm->empty_str = vm->empty_bytes = VALUE_UNSET;
    vm->handled = vm->repr_stack = VALUE_NONE;
    image->pages = -1;
    vm->c_stack_base = (uintptr_t)__builtin_frame_address(0);
    bool booted = platform_entropy(vm->hash_key, sizeof vm->hash_key) && heap_start(vm) && boot_from_nothing(vm);
    vm->c_stack_base = 0;
    if (booted) {
        heap_collect(vm);
        heap_make_old(vm);
        hashes_forget(vm);
        booted = str_intern_share(vm) && image_take_heap(image);
    }
    if (!booted)
        str_intern_stop(vm); /* else the names are the image's */
    type_cache_stop(vm);
    if (!booted)
        str_intern_stop(vm);
    heap_stop(vm);
    return booted;
}

static struct boot_image *image_make(void) {
    struct boot_image *image = allocator_allocate_zeroed(sizeof *image);
    if (image != NULL && !image_boot(image)) {
        image_free(image);
        image = NULL;
    }
    return image;
}

void boot_image_expect(void) { atomic_fetch_add_explicit(&boots, 1, memory_order_relaxed); }

static const struct boot_image *image_get(void) {
    struct boot_image *image = atomic_load_explicit(&ready_image, memory_order_acquire);
    if (image != NULL || atomic_fetch_add_explicit(&boots, 1, memory_order_relaxed) == 0)
        return image;
    pthread_mutex_lock(&making);
    image = atomic_load_explicit(&ready_image, memory_order_acquire);
    if (image == NULL) {
        image = image_make();
        atomic_store_explicit(&ready_image, image, memory_order_release);
    }
    pthread_mutex_unlock(&making);
    return image;
}

/* --- making a VM from it
 * ---------------------------------------------------------------------------------------------- */

static bool heap_adopt(struct vm *vm, const struct boot_image *image) {
    struct heap *heap = vm->heap;
    uint32_t start = heap->block_start, count = image->block_count;
    if (!heap->holds_image &&
        !platform_image_map(image->pages, vm->cage + ((uint64_t)start << BLOCK_SHIFT), (size_t)count << BLOCK_SHIFT))
        return false;
    memcpy(heap->blocks + start, image->blocks, count * sizeof *image->blocks);
    heap->holds_image = true;
    heap->block_end = heap->old_end = heap->first_free = start + count;
    if (heap->committed_end < heap->block_end)
        heap->committed_end = heap->block_end;
    heap->blocks_used = image->heap.blocks_used;
    heap->live = image->heap.live;
    heap_note_peak(vm);
    return true;
}

static void names_adopt(struct vm *vm, const struct vm *from) {
    memcpy(vm->types, from->types, sizeof vm->types);
    memcpy(vm->immediate_shapes, from->immediate_shapes, sizeof vm->immediate_shapes);
    memcpy(vm->names, from->names, sizeof vm->names);
    memcpy(vm->byte_strs, from->byte_strs, sizeof vm->byte_strs);
    vm->memory_error = from->memory_error;
    vm->empty_tuple = from->empty_tuple;
    vm->empty_str = from->empty_str;
    vm->empty_bytes = from->empty_bytes;
    vm->builtins = from->builtins;
    vm->modules = from->modules;
    vm->class_version = from->class_version;
    vm->dict_version = from->dict_version;
}

bool boot_from_image(struct vm *vm) {
    const struct boot_image *image = image_get();
    if (image == NULL || !heap_fits_image(vm->heap, image->heap.block_start, image->block_count))
        return false;
    if (!str_intern_start_from(vm, image->vm.interned))
        return false;
    if (!type_cache_start(vm) || !heap_adopt(vm, image)) {
        type_cache_stop(vm);
        str_intern_stop(vm);
        return false;
    }
    names_adopt(vm, &image->vm);
    vm->from_image = true;
    return true;
}

const char *boot_image_of(const struct vm *vm, uint32_t *block_count) {
    *block_count = 0;
    if (!vm->from_image)
        return NULL;
    const struct boot_image *image = atomic_load_explicit(&ready_image, memory_order_acquire);
    *block_count = image->block_count;
    return image->view;
}
