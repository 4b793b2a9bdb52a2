/* Making VMs quickly: booting takes some thousands of allocations, so its result is part of the library.
 *
 * The boot snapshot, made when the library is built, is the bytes of a cage after booting; it holds only offsets, so it
 * serves every VM whose blocks begin at the same offset. Its pages appear in each VM's cage and are shared until they
 * are written to; where the system cannot do that, a VM gets a copy. Nothing of the snapshot ever changes. Hashes of
 * the names in it are the same for all, others by each VM's own key. */
#include "boot_image.h"
#include "boot_snapshot.h"

#include "../builtins/container.h"
#include "../builtins/str.h"
#include "api_internal.h"
#include "native.h"
#include "type.h"

/* --- from nothing
 * ----------------------------------------------------------------------------------------------------- */

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
        return false; /* something failed after its pages were taken */
    boot_pages_populate(vm);
    if (!types_start(vm))
        return false;
    value modules = dict_new(vm);
    if (modules == VALUE_ERROR)
        return false;
    vm->modules = value_to_ref(modules);
    return builtins_start(vm);
}

/* --- from the snapshot
 * ------------------------------------------------------------------------------------------------ */

static void bytes_copy(char *start) {
    const char *from = boot_snapshot.bytes;
    for (uint32_t i = 0; i < boot_snapshot.block_count; i++, start += BLOCK_SIZE, from += BLOCK_SIZE)
        memcpy(start, from, boot_snapshot.bytes_used[i]);
}

/* False: the pages cannot be used, and holds_image keeps booting from doing so. */
static bool bytes_adopt(struct heap *heap, char *start) {
    size_t size = (size_t)boot_snapshot.block_count << BLOCK_SHIFT;
    enum platform_mirroring result = platform_mirror(boot_snapshot.probe, BLOCK_SIZE, boot_snapshot.bytes, start, size);
    if (result == PLATFORM_NOT_MIRRORED)
        bytes_copy(start);
    heap->maps_image = result == PLATFORM_MIRRORED;
    heap->holds_image = true;
    return result != PLATFORM_MIRROR_BROKEN;
}

static bool heap_adopt(struct vm *vm) {
    struct heap *heap = vm->heap;
    uint32_t start = heap->block_start, count = boot_snapshot.block_count;
    if (heap->committed_end - start < count)
        return false;
    if (!heap->holds_image && !bytes_adopt(heap, vm->cage + ((uint64_t)start << BLOCK_SHIFT)))
        return false;
    memcpy(heap->blocks + start, boot_snapshot.blocks, count * sizeof *boot_snapshot.blocks);
    heap->block_end = heap->old_end = heap->first_free = start + count;
    heap->blocks_used = boot_snapshot.blocks_used;
    heap->live = boot_snapshot.live;
    heap_note_peak(vm);
    return true;
}

static void roots_adopt(struct vm *vm) {
#define BOOT_ROOT(type, field, count) memcpy(&vm->field, boot_snapshot.roots.field, (count) * sizeof(type));
    BOOT_ROOTS(BOOT_ROOT)
#undef BOOT_ROOT
}

bool boot_from_image(struct vm *vm) {
    const struct boot_snapshot *image = &boot_snapshot;
    if (image->block_count == 0 || !heap_fits_image(vm->heap, image->block_start, image->block_count))
        return false;
    natives_start();
    if (!str_intern_start_from(vm, &image->interned))
        return false;
    if (!type_cache_start(vm) || !heap_adopt(vm)) {
        type_cache_stop(vm);
        str_intern_stop(vm);
        return false;
    }
    roots_adopt(vm);
    vm->from_image = true;
    return true;
}

const char *boot_image_of(const struct vm *vm, uint32_t *block_count) {
    *block_count = vm->from_image ? boot_snapshot.block_count : 0;
    return vm->from_image ? boot_snapshot.bytes : NULL;
}

bool boot_image_holds(uint32_t offset) {
    uint32_t block = offset >> BLOCK_SHIFT;
    return block < boot_snapshot.block_count && (offset & (BLOCK_SIZE - 1)) < boot_snapshot.bytes_used[block];
}
