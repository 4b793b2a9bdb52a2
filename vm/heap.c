/* Blocks, size classes, allocation and sweeping; see heap_internal.h for the picture. Marking is in collector.c,
 * trusted memory in trusted.c. Promises: what is handed out lies in the cage and in no other live object; the memory
 * limit is never passed; nothing of the guest runs here. */
#include "allocator.h"
#include "heap_internal.h"
#include "interpreter.h"
#include "moment.h"
#include "spare.h"

#ifndef PN_STRESS_COLLECT
#define PN_STRESS_COLLECT 0
#endif

#define KIBIBYTE ((size_t)1024)
#define MEBIBYTE (1024 * KIBIBYTE)

/* Collections are at least this many allocated bytes apart, unless the limit is near. */
#define THRESHOLD_MINIMUM (7 * MEBIBYTE / 2)
/* With some more live bytes than that, they are up to so far apart. */
#define THRESHOLD_OF_FEW (5 * MEBIBYTE)
#define THRESHOLD_OF_PARTIAL (4 * MEBIBYTE)
/* Partial collections: at most so many in a row, none while there is less to trace. */
#define PARTIAL_MAXIMUM 7
#define PARTIAL_TRACED_MINIMUM MEBIBYTE
/* Before a full one the live bytes may grow by one of so many shares, doubled up to so many times: once more whenever
 * less than one of so many shares of what grew has died, once less otherwise. */
#define GROWTH_SHARES 16
#define GROWTH_DOUBLED_MOST 2
#define GROWTH_DIED_SHARE 8
/* With so little that is live, most of it has been there from the beginning and is not traced again: then partial ones
 * pay as well, and the live bytes may grow by more. */
#define PARTIAL_OF_FEW (512 * KIBIBYTE)
#define GROWTH_OF_FEW (512 * KIBIBYTE)
/* At the limit, a collection is tried only after this share of the limit has been allocated since the last one. */
#define LARGE_REQUEST (64u << 10)
#define LIMIT_COLLECTION_SHARE 64
/* What a collection costs that a request brought about which found no room. */
#define COLLECTION_STEPS_FOR_A_MEBIBYTE 16384
/* Blocks kept for handling a MemoryError: one for each of the size classes that this needs, and some. */
#define RESERVE_BLOCKS 12
/* Most registers a frame of the recursion limit is assumed to take; deeper frames meet the stack's end first. */
#define REGISTERS_PER_FRAME 256
/* The register stack takes at most this share of the memory limit. */
#define STACK_SHARE 4
#define COMMIT_STEP_BLOCKS 256u
/* Blocks after which large pages are asked for. From there on memory is committed in whole ones: the system takes small
 * pages for one that is not accessible as a whole. */
#define LARGE_PAGES_FROM 256u
#define LARGE_PAGE_BLOCKS 128u
/* Below that, new memory is brought in so many blocks at a time, a fault for each page costs four times as much; a VM
 * of fewer blocks than POPULATE_FROM takes what it touches and no more. */
#define POPULATE_FROM 64u
#define POPULATE_BLOCKS 8u
/* Header and fields of strings and buffers, with what follows to a multiple of 16. */
#define DATA_ZEROED 48u
#define LEAF_ZEROED 16u
/* As a value, this refers to no object. */
#define FREED_BYTE 0xDB
/* Free blocks with old contents are given back to the system when there are more than so many and a share of those in
 * use, and with these more than were ever in use; or when so many collections have found them free. After a collection
 * that was asked for, all but a few. */
#define DIRTY_BLOCKS_ALLOWED 320u
#define DIRTY_BLOCKS_SHARE 32u
#define UNNEEDED_COLLECTIONS 16u
#define DIRTY_BLOCKS_LEFT 16u
/* A freed run of at least this many blocks is given back at once when too many are dirty. */
#define LARGE_DISCARD_BLOCKS 16u

static const uint16_t large_class_sizes[LEAF_CLASS_FIRST - 32] = {640,  768,  896,  1024, 1280, 1536, 1792,
                                                                  2048, 2336, 2720, 3264, 4096, 5456, 8192};

/* --- life -------------------------------------------------------------------------------------------------------- */

static void free_bit_set(struct heap *heap, uint32_t block) {
    heap->free_blocks[block >> 6] |= UINT64_C(1) << (block & 63);
}
static void free_bit_clear(struct heap *heap, uint32_t block) {
    heap->free_blocks[block >> 6] &= ~(UINT64_C(1) << (block & 63));
}

static void class_start(struct size_class *class, uint32_t size) {
    class->size = size;
    class->cells = BLOCK_SIZE / size;
}

static void classes_start(struct heap *heap) {
    uint32_t granules = 0;
    for (uint32_t class = 0; class < LEAF_CLASS_FIRST; class ++) {
        uint32_t size = class < 32 ? (class + 1) * 16 : large_class_sizes[class - 32];
        class_start(&heap->classes[class], size);
        for (; granules <= size / 16; granules++)
            heap->class_of[granules] = (uint8_t) class;
    }
    for (uint32_t class = LEAF_CLASS_FIRST; class < SIZE_CLASS_COUNT; class ++)
        class_start(&heap->classes[class], (class - LEAF_CLASS_FIRST + 1) * 16);
}

static uint64_t stack_size(const struct vm *vm) {
    uint64_t size = (uint64_t)vm->frame_limit * REGISTERS_PER_FRAME * sizeof(value);
    if (size > vm->memory_limit / STACK_SHARE)
        size = vm->memory_limit / STACK_SHARE;
    if (size > STACK_SIZE_MAXIMUM)
        size = STACK_SIZE_MAXIMUM;
    return size & ~(uint64_t)(BLOCK_SIZE - 1);
}

/* The register stack is a fixed part of the limit, so that no depth of recursion passes it. */
static void stack_place(struct vm *vm, struct heap *heap) {
    vm->stack = (value *)(vm->cage + ((uint64_t)heap->block_start << BLOCK_SHIFT) - heap->stack_bytes);
    vm->stack_limit = (uint32_t)(heap->stack_bytes / sizeof(value));
    vm->window_end = vm->stack + vm->stack_limit - 2 * STACK_SLACK;
    heap->budget = vm->memory_limit - heap->stack_bytes;
}

/* The first blocks become accessible with it. */
static bool stack_start(struct vm *vm, struct heap *heap) {
    stack_place(vm, heap);
    uint32_t blocks = BLOCK_LIMIT - heap->block_start < COMMIT_STEP_BLOCKS ? 0 : COMMIT_STEP_BLOCKS;
    heap->committed_end += blocks;
    return platform_commit(vm->stack, heap->stack_bytes + ((uint64_t)blocks << BLOCK_SHIFT));
}

/* Blocks begin where offsets look neither like small numbers nor like halves of common doubles, so that the
 * conservative scan takes few words for references by mistake; lower only if the limit needs the space. */
static uint32_t block_start_for(const struct vm *vm) {
    uint64_t needed = (vm->memory_limit >> BLOCK_SHIFT) + 1;
    uint32_t lowest = (uint32_t)(stack_size(vm) >> BLOCK_SHIFT) + 1;
    if (needed >= BLOCK_LIMIT - lowest)
        return lowest;
    uint32_t highest = BLOCK_LIMIT - (uint32_t)needed;
    return highest < PREFERRED_BLOCK_START ? highest : PREFERRED_BLOCK_START;
}

#define BLOCKS_SIZE (BLOCK_COUNT * sizeof(struct block))
#define MARKS_SIZE (MARK_WORDS * sizeof(uint64_t))
#define FREE_BLOCKS_SIZE (BLOCK_COUNT / 8)
#define UNSETTLED_SIZE BLOCK_COUNT
#define CACHE_LINE ((size_t)64)
#define SIDE_TABLES_SIZE                                                                                               \
    (BLOCKS_SIZE + MARKS_SIZE + FREE_BLOCKS_SIZE + MARK_STACK_SIZE * sizeof(uint64_t) + UNSETTLED_SIZE)

/* One mapping, taken page by page as it is used. */
static bool side_tables_start(struct heap *heap) {
    char *tables = platform_map(SIDE_TABLES_SIZE + heap->sparse_size);
    if (tables == NULL)
        return false;
    heap->blocks = (struct block *)tables;
    heap->marks = (uint64_t *)(tables + BLOCKS_SIZE);
    heap->free_blocks = (uint64_t *)(tables + BLOCKS_SIZE + MARKS_SIZE);
    heap->mark_stack = (uint64_t *)(tables + BLOCKS_SIZE + MARKS_SIZE + FREE_BLOCKS_SIZE);
    heap->unsettled = (uint8_t *)tables + SIDE_TABLES_SIZE - UNSETTLED_SIZE;
    heap->sparse = tables + SIDE_TABLES_SIZE;
    return true;
}

static size_t sparse_size(const struct vm *vm) {
    size_t size =
        (size_t)vm->frame_limit * sizeof(struct frame) + METHOD_CACHE_BYTES + KNOWN_CALLS_BYTES + 3 * CACHE_LINE;
    return (size + BLOCK_SIZE - 1) & ~(size_t)(BLOCK_SIZE - 1);
}

void *heap_allocate_sparse(struct vm *vm, size_t size) {
    struct heap *heap = vm->heap;
    size_t rounded = (size + CACHE_LINE - 1) & ~(CACHE_LINE - 1);
    if (heap->sparse == NULL || rounded > heap->sparse_size - heap->sparse_used) {
        heap_fail(vm);
        return NULL;
    }
    if (!trusted_charge(vm, size))
        return NULL;
    heap->sparse_used += rounded;
    return heap->sparse + heap->sparse_used - rounded;
}

static void heap_initialize(struct heap *heap, uint32_t block_start) {
    classes_start(heap);
    heap->block_start = heap->block_end = heap->first_free = block_start;
    heap->threshold = THRESHOLD_MINIMUM;
    heap->trusted = sizeof *heap;
    heap->mark_limit = MARK_STACK_SIZE;
    heap->growth_doubled = GROWTH_DOUBLED_MOST;
    heap->reserve = RESERVE_BLOCKS * BLOCK_COST;
#if PN_STRESS_COLLECT
    heap->until_collection = PN_STRESS_COLLECT;
#endif
}

bool heap_start(struct vm *vm) {
    uint32_t block_start = block_start_for(vm);
    struct heap *heap = spare_take(block_start, stack_size(vm), sparse_size(vm), vm->guard_space);
    if (heap != NULL) {
        vm->heap = heap;
        vm->cage = heap->reservation.cage;
        vm->unsettled = heap->unsettled;
        stack_place(vm, heap);
        return true;
    }
    heap = allocator_allocate_zeroed(sizeof *heap);
    if (heap == NULL)
        return false;
    vm->heap = heap;
    heap_initialize(heap, block_start);
    heap->committed_end = block_start;
    heap->stack_bytes = stack_size(vm);
    heap->sparse_size = sparse_size(vm);
    heap->guard_space = vm->guard_space;
    if (!platform_reserve_cage(vm->guard_space, &heap->reservation))
        return false;
    vm->cage = heap->reservation.cage;
    if (!side_tables_start(heap))
        return false;
    vm->unsettled = heap->unsettled;
    return stack_start(vm, heap);
}

bool heap_clean(struct vm *vm) {
    struct heap *heap = vm->heap, cleaned = {0};
    uint32_t blocks = heap->committed_end - heap->block_start;
    if (!heap->maps_image || blocks > 2 * COMMIT_STEP_BLOCKS)
        return false;
    /* Whatever a guest may have written, and wherever: the pages go, and what comes back is the image and zeros. */
    if (!platform_discard(vm->stack, heap->stack_bytes + ((uint64_t)blocks << BLOCK_SHIFT)))
        return false;
    for (uint32_t block = heap->block_start; block < heap->block_end; block++) {
        heap->blocks[block] = (struct block){.state = BLOCK_FREE};
        free_bit_clear(heap, block);
    }
    allocator_free(heap->finalizable.items);
    allocator_free(heap->ready.items);
    allocator_free(heap->weak.entries);
    allocator_free(heap->weak.buckets);
    heap_initialize(&cleaned, heap->block_start);
    cleaned.committed_end = heap->committed_end;
    cleaned.blocks = heap->blocks;
    cleaned.marks = heap->marks;
    cleaned.unsettled = heap->unsettled;
    cleaned.free_blocks = heap->free_blocks;
    cleaned.mark_stack = heap->mark_stack;
    cleaned.reservation = heap->reservation;
    cleaned.guard_space = heap->guard_space;
    cleaned.stack_bytes = heap->stack_bytes;
    cleaned.sparse = heap->sparse;
    cleaned.sparse_size = heap->sparse_size;
    cleaned.maps_image = cleaned.holds_image = true;
    *heap = cleaned;
    return true;
}

void heap_stop(struct vm *vm) {
    struct heap *heap = vm->heap;
    if (heap == NULL)
        return;
    if (spare_is_wanted() && heap_clean(vm) && spare_give(heap)) {
        vm->heap = NULL;
        vm->cage = NULL;
        return;
    }
    platform_release_cage(&heap->reservation);
    platform_unmap(heap->blocks, SIDE_TABLES_SIZE + heap->sparse_size);
    allocator_free(heap->finalizable.items);
    allocator_free(heap->ready.items);
    allocator_free(heap->weak.entries);
    allocator_free(heap->weak.buckets);
    allocator_free(heap);
    vm->heap = NULL;
    vm->cage = NULL;
}

/* --- the limit --------------------------------------------------------------------------------------------------- */

bool heap_fits_image(const struct heap *heap, uint32_t block_start, uint32_t block_count) {
    return heap->block_start == block_start && heap->block_end == block_start &&
           block_count < BLOCK_LIMIT - block_start &&
           (size_t)block_count * BLOCK_COST + heap->trusted + heap->reserve <= heap->budget;
}

size_t heap_stack_used(const struct vm *vm) {
    uint32_t top = stack_top(vm);
    const struct frame *frame = frame_current(vm);
    if (frame != NULL && frame_top(vm, frame) - STACK_SLACK > top)
        top = frame_top(vm, frame) - STACK_SLACK;
    return (size_t)(top < vm->stack_limit ? top : vm->stack_limit) * sizeof(value);
}

static size_t heap_bytes(const struct heap *heap) { return (size_t)heap->blocks_used * BLOCK_COST + heap->trusted; }

void heap_note_peak(struct vm *vm) {
    struct heap *heap = vm->heap;
    if (heap_bytes(heap) > heap->peak)
        heap->peak = heap_bytes(heap);
}

size_t heap_used(struct vm *vm) { return heap_bytes(vm->heap) + heap_stack_used(vm); }

size_t heap_peak(struct vm *vm) {
    size_t stack = heap_stack_used(vm);
    heap_note_peak(vm);
    return vm->heap->peak + (stack > vm->heap->stack_peak ? stack : vm->heap->stack_peak);
}

static bool budget_has(const struct heap *heap, size_t size) {
    size_t used = heap_bytes(heap), budget = heap->budget - (heap->emergency ? 0 : heap->reserve);
    return used <= budget && size <= budget - used;
}

/* Growth has not paid for this collection, so that failing requests could have one each. The fuel is looked at by
 * whoever charges next. In whole mebibytes, so that a stale word on the C stack changes nothing. */
static void collect_for_request(struct vm *vm) {
    vm->budget -= (int64_t)(heap_bytes(vm->heap) >> 20) * COLLECTION_STEPS_FOR_A_MEBIBYTE;
    heap_collect(vm);
}

bool heap_make_room(struct vm *vm, size_t size) {
    struct heap *heap = vm->heap;
    if (budget_has(heap, size))
        return true;
    /* A full heap is not collected again for each small request that fails: for a large one the work is in proportion.
     */
    bool worthwhile = heap->allocated >= heap->budget / LIMIT_COLLECTION_SHARE || heap->collections == 0 ||
                      heap->error_caught || size >= LARGE_REQUEST;
    if (!heap->collecting && worthwhile && size <= heap->budget) {
        heap->error_caught = false;
        collect_for_request(vm);
        if (budget_has(heap, size))
            return true;
    }
    return false;
}

void heap_error_caught(struct vm *vm) { vm->heap->error_caught = true; }

void heap_fail(struct vm *vm) {
    vm->heap->emergency = true;
    raise_memory_error(vm);
}

bool heap_reserve_check(struct vm *vm, size_t size) {
    if (size <= UINT32_MAX && heap_make_room(vm, size))
        return true;
    heap_fail(vm);
    return false;
}

/* --- blocks ------------------------------------------------------------------------------------------------------ */

/* The first block from `from` on whose free bit is `wanted`, at most block_end. */
static uint32_t free_bit_find(const struct heap *heap, uint32_t from, bool wanted) {
    while (from < heap->block_end) {
        uint64_t word = heap->free_blocks[from >> 6];
        word = (wanted ? word : ~word) >> (from & 63);
        if (word != 0) {
            uint32_t found = from + (uint32_t)__builtin_ctzll(word);
            return found < heap->block_end ? found : heap->block_end;
        }
        from = (from | 63) + 1;
    }
    return heap->block_end;
}

/* Gives a free block's memory back to the system. */
static void block_clean(struct vm *vm, uint32_t first, uint32_t count) {
    struct heap *heap = vm->heap;
    char *start = vm->cage + ((uint64_t)first << BLOCK_SHIFT);
    size_t size = (size_t)count << BLOCK_SHIFT;
    if (!platform_discard(start, size))
        memset(start, 0, size);
    for (uint32_t block = first; block < first + count; block++) {
        heap->blocks_dirty -= heap->blocks[block].state == BLOCK_DIRTY;
        heap->blocks[block].state = BLOCK_FREE;
    }
}

/* A script that lives on short-lived memory takes the same blocks again and again, and would otherwise pay for getting
 * them back from the system each time: what was in use at some time may stay, and a little more. Not so when a large
 * object found no place among them. */
static uint32_t dirty_blocks_known(const struct heap *heap) {
    uint32_t peak = (uint32_t)(heap->peak / BLOCK_COST);
    return peak > heap->blocks_used ? peak - heap->blocks_used : 0;
}
static uint32_t dirty_blocks_allowed(const struct heap *heap) {
    uint32_t known = dirty_blocks_known(heap), least = DIRTY_BLOCKS_ALLOWED + heap->blocks_used / DIRTY_BLOCKS_SHARE;
    return known > least ? known : least;
}

/* Whether large pages can come back for these blocks as a whole: they must all be dirty. */
static bool large_page_is_dirty(const struct heap *heap, uint32_t first) {
    for (uint32_t block = first; block < first + LARGE_PAGE_BLOCKS; block++)
        if (heap->blocks[block].state != BLOCK_DIRTY)
            return false;
    return true;
}

/* All dirty blocks above `keep`, from the end of the cage; those that make a whole large page first, for what is given
 * back of others comes back page by page. */
static void dirty_blocks_discard(struct vm *vm, uint32_t keep) {
    struct heap *heap = vm->heap;
    for (uint32_t end = heap->block_end & ~(LARGE_PAGE_BLOCKS - 1);
         end >= heap->block_start + LARGE_PAGE_BLOCKS && heap->blocks_dirty >= keep + LARGE_PAGE_BLOCKS;
         end -= LARGE_PAGE_BLOCKS)
        if (large_page_is_dirty(heap, end - LARGE_PAGE_BLOCKS))
            block_clean(vm, end - LARGE_PAGE_BLOCKS, LARGE_PAGE_BLOCKS);
    for (uint32_t block = heap->block_end; block > heap->block_start && heap->blocks_dirty > keep;) {
        uint32_t end = block--;
        if (heap->blocks[block].state != BLOCK_DIRTY)
            continue;
        while (block > 1 && heap->blocks[block - 1].state == BLOCK_DIRTY && heap->blocks_dirty - (end - block) > keep)
            block--;
        block_clean(vm, block, end - block);
    }
}

void heap_note_growth(struct vm *vm, size_t beside) {
    const struct heap *heap = vm->heap;
    if (heap->blocks_dirty > 0 && heap_bytes(heap) + beside + (size_t)heap->blocks_dirty * BLOCK_COST > heap->budget)
        dirty_blocks_discard(vm, 0);
    heap_note_peak(vm);
}

/* Builds that look for missing roots spoil what is freed, so that whoever still uses it notices. */
static inline void memory_spoil(void *memory, size_t size) {
#if PN_STRESS_COLLECT
    memset(memory, FREED_BYTE, size);
#else
    (void)memory;
    (void)size;
#endif
}

static void blocks_release(struct vm *vm, uint32_t first, uint32_t count) {
    struct heap *heap = vm->heap;
    memory_spoil(vm->cage + ((uint64_t)first << BLOCK_SHIFT), (size_t)count << BLOCK_SHIFT);
    for (uint32_t block = first; block < first + count; block++) {
        heap->blocks[block] = (struct block){.state = BLOCK_DIRTY};
        free_bit_set(heap, block);
    }
    heap->blocks_used -= count;
    heap->blocks_dirty += count;
    if (first < heap->first_free)
        heap->first_free = first;
    if (count >= LARGE_DISCARD_BLOCKS && heap->blocks_dirty > dirty_blocks_allowed(heap))
        block_clean(vm, first, count);
}

/* Makes blocks up to `end` accessible. */
static bool blocks_commit(struct vm *vm, uint32_t end) {
    struct heap *heap = vm->heap;
    if (end <= heap->committed_end)
        return true;
    uint32_t step = (heap->committed_end - heap->block_start) / 4;
    if (step < COMMIT_STEP_BLOCKS)
        step = COMMIT_STEP_BLOCKS;
    uint32_t target = end > BLOCK_LIMIT - step ? BLOCK_LIMIT : end + step;
    if (target - heap->block_start > LARGE_PAGES_FROM)
        target &= ~(LARGE_PAGE_BLOCKS - 1);
    char *start = vm->cage + ((uint64_t)heap->committed_end << BLOCK_SHIFT);
    if (!platform_commit(start, (size_t)(target - heap->committed_end) << BLOCK_SHIFT))
        return false;
    /* A small VM stays with small pages: a large one takes 2 MiB for its first byte. */
    if (target - heap->block_start > LARGE_PAGES_FROM)
        platform_prefer_large_pages(start, (size_t)(target - heap->committed_end) << BLOCK_SHIFT);
    heap->committed_end = target;
    return true;
}

/* Brings the pages of the blocks that will be used next, once block_end has come to a multiple of POPULATE_BLOCKS. */
static void blocks_populate(struct vm *vm) {
    const struct heap *heap = vm->heap;
    uint32_t used = heap->block_end - heap->block_start;
    if (used < POPULATE_FROM || used > LARGE_PAGES_FROM || used % POPULATE_BLOCKS != 0 ||
        heap->block_end + POPULATE_BLOCKS > heap->committed_end)
        return;
    platform_populate(vm->cage + ((uint64_t)heap->block_end << BLOCK_SHIFT), (size_t)POPULATE_BLOCKS << BLOCK_SHIFT);
}

/* `count` free blocks in a row, 0 if there is no place for them. */
static uint32_t blocks_find(struct vm *vm, uint32_t count) {
    struct heap *heap = vm->heap;
    uint32_t start = heap->first_free = free_bit_find(heap, heap->first_free, true);
    for (;;) {
        uint32_t end = free_bit_find(heap, start, false);
        if (end - start >= count)
            return start;
        if (end == heap->block_end)
            break;
        start = free_bit_find(heap, end, true);
    }
    /* `start` is the free run before block_end, or block_end itself: extend it. */
    if (count > BLOCK_LIMIT - start || !blocks_commit(vm, start + count))
        return 0;
    for (uint32_t block = heap->block_end; block < start + count; block++)
        free_bit_set(heap, block);
    heap->block_end = start + count;
    blocks_populate(vm);
    return start;
}

/* Takes `count` blocks in a row and says whether they are all zero; 0 when the limit or the cage has no room. */
static uint32_t blocks_acquire(struct vm *vm, uint32_t count, bool *clean) {
    struct heap *heap = vm->heap;
    if (!heap_make_room(vm, (size_t)count * BLOCK_COST))
        return 0;
    uint32_t first = blocks_find(vm, count);
    if (first == 0 && !heap->collecting && heap->allocated > 0) {
        collect_for_request(vm);
        first = blocks_find(vm, count);
    }
    if (first == 0)
        return 0;
    *clean = true;
    for (uint32_t block = first; block < first + count; block++) {
        if (heap->blocks[block].state == BLOCK_DIRTY) {
            *clean = false;
            heap->blocks_dirty--;
            heap->blocks[block].state = BLOCK_FREE;
        }
        free_bit_clear(heap, block);
    }
    heap->blocks_used += count;
    heap_note_growth(vm, 0);
    if (*clean && count >= 2 * LARGE_PAGE_BLOCKS)
        dirty_blocks_discard(vm, dirty_blocks_known(heap));
    else if (*clean && heap->blocks_dirty > dirty_blocks_allowed(heap))
        dirty_blocks_discard(vm, dirty_blocks_allowed(heap) / 4 * 3);
    return first;
}

cage_ref heap_cell_of(const struct heap *heap, cage_ref offset) {
    uint32_t number = offset >> BLOCK_SHIFT;
    const struct block *block = &heap->blocks[number];
    switch (block->state) {
    case BLOCK_SMALL: {
        const struct size_class *class = &heap->classes[block->size_class];
        uint32_t cell = (offset & (BLOCK_SIZE - 1)) / class->size;
        return cell < class->cells ? (number << BLOCK_SHIFT) + cell * class->size : 0;
    }
    case BLOCK_LARGE:
        return number << BLOCK_SHIFT;
    case BLOCK_LARGE_TAIL:
        return block->link << BLOCK_SHIFT;
    default:
        return 0;
    }
}

size_t heap_cell_size(struct vm *vm, const void *object) { return heap_extent(vm->heap, ref_from_pointer(object)); }

/* --- runs of free cells: the lazy sweep --------------------------------------------------------------------------- */

/* A cell that is free already is left alone: its page may be one that all VMs share. */
static inline void cell_set_free(char *cell, size_t size) {
    memory_spoil(cell, size);
    if (((struct object *)cell)->kind != KIND_FREE || ((struct object *)cell)->shape != 0)
        *(struct object *)cell = (struct object){0, KIND_FREE, 0, 0};
}

/* Where cells so many granules apart begin in a word of marks, the first at its first bit. */
static inline uint64_t cell_starts(uint32_t step) {
    static const uint64_t few[16] = {
        UINT64_C(0xFFFFFFFFFFFFFFFF), UINT64_C(0x5555555555555555), UINT64_C(0x9249249249249249),
        UINT64_C(0x1111111111111111), UINT64_C(0x1084210842108421), UINT64_C(0x1041041041041041),
        UINT64_C(0x8102040810204081), UINT64_C(0x0101010101010101), UINT64_C(0x8040201008040201),
        UINT64_C(0x1004010040100401), UINT64_C(0x0080100200400801), UINT64_C(0x1001001001001001),
        UINT64_C(0x0010008004002001), UINT64_C(0x0100040010004001), UINT64_C(0x1000200040008001),
        UINT64_C(0x0001000100010001),
    };
    if (step <= 16)
        return few[step - 1];
    uint64_t starts = 1;
    for (uint32_t bit = step; bit < 64; bit += step)
        starts |= UINT64_C(1) << bit;
    return starts;
}

/* The first granule of a block from this one on that is marked, or not marked though a cell begins there (`wanted`);
 * `end` if there is none. Marks are looked at a word at a time: cells begin `step` granules apart. */
static uint32_t block_find_granule(const struct heap *heap, uint32_t block, uint32_t granule, uint32_t end,
                                   uint32_t step, bool wanted) {
    const uint64_t *marks = heap->marks + (size_t)block * MARK_WORDS_PER_BLOCK;
    uint64_t starts = cell_starts(step);
    while (granule < end) {
        uint32_t start = granule & ~63u, before = start % step, first = before ? step - before : 0;
        uint64_t word = (wanted ? marks[granule / 64] : ~marks[granule / 64]) & (first < 64 ? starts << first : 0);
        word >>= granule % 64;
        if (word)
            return granule + (uint32_t)__builtin_ctzll(word);
        granule = start + 64;
    }
    return end;
}

/* The next run of unmarked cells in the block being swept; false when the block has no more. */
static bool block_next_run(struct vm *vm, struct size_class *class, struct run *run) {
    const struct heap *heap = vm->heap;
    uint32_t block = class->sweep_block, step = class->size >> GRANULE_SHIFT, end = class->cells * step;
    uint32_t first = block_find_granule(heap, block, class->sweep_cell * step, end, step, false);
    uint32_t last = block_find_granule(heap, block, first, end, step, true);
    char *start = vm->cage + (block << BLOCK_SHIFT);
    class->sweep_cell = last / step;
    run->cursor = start + (first << GRANULE_SHIFT);
    run->end = start + (last << GRANULE_SHIFT);
    for (char *cell = run->cursor; cell < run->end; cell += class->size)
        cell_set_free(cell, class->size);
    return first < last;
}

/* A cell that heap_free gave back. Its link was in the cage, so it is believed only if it leads to a free cell of the
 * class. */
static bool recycled_take(struct vm *vm, uint32_t number, struct run *run) {
    struct heap *heap = vm->heap;
    struct size_class *class = &heap->classes[number];
    cage_ref ref = class->recycled;
    const struct block *block = &heap->blocks[ref >> BLOCK_SHIFT];
    class->recycled = 0;
    if (ref == 0 || block->state != BLOCK_SMALL || block->size_class != number || heap_cell_of(heap, ref) != ref)
        return false;
    struct object *cell = object_at(vm, ref);
    if (cell->kind != KIND_FREE)
        return false;
    class->recycled = cell->shape;
    *run = (struct run){(char *)cell, (char *)cell + class->size};
    return true;
}

static bool block_start(struct vm *vm, uint32_t number, struct run *run) {
    struct heap *heap = vm->heap;
    struct size_class *class = &heap->classes[number];
    bool clean;
    uint32_t block = blocks_acquire(vm, 1, &clean);
    if (block == 0)
        return false;
    heap->blocks[block] = (struct block){.state = BLOCK_SMALL, .size_class = (uint8_t)number};
    run->cursor = vm->cage + (block << BLOCK_SHIFT);
    run->end = run->cursor + class->cells * class->size;
    heap->reused |= !clean;
    for (char *cell = run->cursor; !clean && cell < run->end; cell += class->size)
        cell_set_free(cell, class->size);
    memset(&heap->marks[block * MARK_WORDS_PER_BLOCK], 0, MARK_WORDS_PER_BLOCK * sizeof(uint64_t));
    return true;
}

/* Gives the class a run with at least one free cell: recycled, swept, or a new block. */
static bool run_refill(struct vm *vm, uint32_t number) {
    struct heap *heap = vm->heap;
    struct size_class *class = &heap->classes[number];
    struct run *run = &heap->runs[number];
    if (heap->allocated > heap->threshold && !heap->collecting)
        heap_collect_in_turn(vm);
    if (class->recycled != 0 && recycled_take(vm, number, run)) {
        heap->allocated += class->size;
        return true;
    }
    for (;;) {
        if (class->sweep_block != 0 && block_next_run(vm, class, run))
            break;
        class->sweep_block = class->unswept;
        class->sweep_cell = 0;
        if (class->sweep_block == 0) {
            if (block_start(vm, number, run))
                break;
            if (class->unswept == 0)
                return false;
            continue; /* no block, but a collection on the way has freed cells of this class */
        }
        class->unswept = heap->blocks[class->sweep_block].link;
        heap->blocks[class->sweep_block].tidy = false;
    }
    heap->allocated += (size_t)(run->end - run->cursor);
    return true;
}

static void cells_set_free(struct vm *vm, struct size_class *class, uint32_t number, uint32_t from) {
    cage_ref block = number << BLOCK_SHIFT;
    for (uint32_t cell = from; cell < class->cells; cell++) {
        cage_ref ref = block + cell * class->size;
        if (!heap_is_marked(vm->heap, ref))
            cell_set_free(vm->cage + ref, class->size);
    }
}

void heap_finish_sweep(struct vm *vm) {
    struct heap *heap = vm->heap;
    for (uint32_t number = 0; number < SIZE_CLASS_COUNT; number++) {
        struct size_class *class = &heap->classes[number];
        if (class->sweep_block != 0)
            cells_set_free(vm, class, class->sweep_block, class->sweep_cell);
        for (uint32_t block = class->unswept; block != 0; block = heap->blocks[block].link) {
            if (!heap->blocks[block].tidy)
                cells_set_free(vm, class, block, 0);
            heap->blocks[block].tidy = true;
        }
        class->sweep_block = class->unswept = 0;
        class->recycled = 0;
        heap->runs[number] = (struct run){NULL, NULL};
    }
}

void heap_visit(struct vm *vm, void (*visit)(struct vm *vm, struct object *object)) {
    const struct heap *heap = vm->heap;
    for (uint32_t number = heap->block_start; number < heap->block_end; number++) {
        const struct block *block = &heap->blocks[number];
        const struct size_class *class = &heap->classes[block->size_class];
        uint32_t cells = block->state == BLOCK_SMALL ? class->cells : block->state == BLOCK_LARGE;
        for (uint32_t cell = 0; cell < cells; cell++)
            visit(vm, object_at(vm, (number << BLOCK_SHIFT) + cell * class->size));
    }
}

/* --- sweeping after a collection ---------------------------------------------------------------------------------- */

/* Bits are counted in all bytes of two words side by side; a byte has at most 8, and 8 pairs of words come together. */
static uint32_t block_count_marks(const struct heap *heap, uint32_t block) {
    typedef uint64_t pair __attribute__((vector_size(16), aligned(8), may_alias));
    const uint64_t *marks = &heap->marks[block * MARK_WORDS_PER_BLOCK];
    pair bytes = {0, 0};
    for (uint32_t word = 0; word < MARK_WORDS_PER_BLOCK; word += 2) {
        pair bits = *(const pair *)&marks[word];
        bits -= bits >> 1 & UINT64_C(0x5555555555555555);
        bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
        bytes += (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    }
    const uint64_t even = UINT64_C(0x00FF00FF00FF00FF);
    pair pairs = (bytes & even) + (bytes >> 8 & even);
    return (uint32_t)((pairs[0] + pairs[1]) * UINT64_C(0x0001000100010001) >> 48);
}

/* By how much the live bytes may grow before a full collection. */
static size_t growth_allowed(const struct heap *heap) {
    size_t share = heap->full_live / GROWTH_SHARES << heap->growth_doubled;
    return heap->full_live >= PARTIAL_OF_FEW || share > GROWTH_OF_FEW ? share : GROWTH_OF_FEW;
}

/* After a full collection that growth brought about: more may grow if nearly all that did is still alive, less if not.
 */
static void growth_judge(struct heap *heap, size_t live) {
    size_t grown = heap->live > heap->full_live ? heap->live - heap->full_live : 0;
    size_t died = heap->live > live ? heap->live - live : 0;
    if (live < PARTIAL_OF_FEW || grown <= growth_allowed(heap) / 2)
        return;
    if (died <= grown / GROWTH_DIED_SHARE)
        heap->growth_doubled += heap->growth_doubled < GROWTH_DOUBLED_MOST;
    else
        heap->growth_doubled -= heap->growth_doubled > 0;
}

/* Marks stay for partial collections to build on, as long as what they keep that has died in between is little: until
 * the live bytes, or trusted memory, which code takes that may be dead, have grown by a share since the last full
 * collection. `traced`: those in objects that can refer to others; the rest costs a full collection nothing. */
static void partial_allow(struct heap *heap, size_t live, size_t traced) {
    if (!heap->partial) {
        growth_judge(heap, live);
        heap->partial_left = PARTIAL_MAXIMUM + 1;
        heap->full_live = live;
        heap->full_trusted = heap->trusted;
    }
    size_t allowed = growth_allowed(heap);
    bool steady =
        PN_STRESS_COLLECT > 0 || (live <= heap->full_live + allowed && heap->trusted <= heap->full_trusted + allowed &&
                                  (traced >= PARTIAL_TRACED_MINIMUM || heap->full_live < PARTIAL_OF_FEW));
    heap->partial_left = steady && heap->pin_count < PINS_MOST && heap->partial_left > 0 ? heap->partial_left - 1 : 0;
}

/* Bytes to allocate before the next collection: an eighth of the live ones, or half of them while they are few. Between
 * full collections a fifth, and up to half of them while what is allocated stays and collecting gains nothing. */
static size_t threshold_next(const struct heap *heap, size_t live) {
    size_t stayed = live > heap->live ? live - heap->live : 0;
    size_t share = stayed >= heap->allocated ? live : live * stayed / heap->allocated;
    bool grows = !heap->partial && heap->partial_left == 0;
    size_t threshold = grows ? live / 5 + share / 3 : live / 8;
    size_t most = heap->partial_left > 0 ? THRESHOLD_OF_PARTIAL : THRESHOLD_OF_FEW;
    size_t least = live / 2 < most ? live / 2 : most;
    if (least < THRESHOLD_MINIMUM)
        least = THRESHOLD_MINIMUM;
    return threshold > least ? threshold : least;
}

/* `unneeded`: how many dirty blocks were left when this collection began. */
static void dirty_blocks_limit(struct vm *vm, uint32_t unneeded) {
    struct heap *heap = vm->heap;
    if (unneeded < heap->dirty_unneeded)
        heap->dirty_unneeded = unneeded;
    if (heap->blocks_dirty > dirty_blocks_allowed(heap))
        dirty_blocks_discard(vm, dirty_blocks_allowed(heap) / 4 * 3);
    if (++heap->collections_looked_at < UNNEEDED_COLLECTIONS)
        return;
    uint32_t needed = heap->blocks_dirty > heap->dirty_unneeded ? heap->blocks_dirty - heap->dirty_unneeded : 0;
    dirty_blocks_discard(vm, needed > DIRTY_BLOCKS_LEFT ? needed : DIRTY_BLOCKS_LEFT);
    heap->collections_looked_at = 0;
    heap->dirty_unneeded = UINT32_MAX;
}

/* A large page comes whole for its first block: the others, which nobody used, are given back too. */
static void clean_blocks_discard(struct vm *vm) {
    const struct heap *heap = vm->heap;
    uint32_t end = (heap->block_end + LARGE_PAGE_BLOCKS - 1) & ~(LARGE_PAGE_BLOCKS - 1);
    if (end > heap->committed_end)
        end = heap->committed_end;
    for (uint32_t block = heap->block_start + LARGE_PAGES_FROM; block < end; block++) {
        uint32_t first = block;
        while (block < end && heap->blocks[block].state == BLOCK_FREE)
            block++;
        if (block > first)
            (void)platform_discard(vm->cage + ((uint64_t)first << BLOCK_SHIFT), (size_t)(block - first) << BLOCK_SHIFT);
    }
}

void heap_give_back(struct vm *vm) {
    dirty_blocks_discard(vm, DIRTY_BLOCKS_LEFT);
    clean_blocks_discard(vm);
}

void heap_sweep(struct vm *vm) {
    struct heap *heap = vm->heap;
    size_t live = 0, traced = 0;
    uint32_t unneeded = heap->blocks_dirty;
    for (uint32_t number = heap->block_end; number-- > heap->block_start;) {
        struct block *block = &heap->blocks[number];
        if (block->state == BLOCK_LARGE) {
            size_t size = (size_t)block->link << BLOCK_SHIFT;
            if (heap_is_marked(heap, number << BLOCK_SHIFT) || number < heap->old_end)
                live += size, traced += size;
            else
                blocks_release(vm, number, block->link);
        } else if (block->state == BLOCK_SMALL) {
            struct size_class *class = &heap->classes[block->size_class];
            uint32_t marked = block_count_marks(heap, number);
            live += (size_t)marked * class->size;
            traced += block_holds_leaves(block) ? 0 : (size_t)marked * class->size;
            if (number < heap->old_end) {
                cells_set_free(vm, class, number, 0);
            } else if (marked == 0) {
                blocks_release(vm, number, 1);
            } else if (marked < class->cells) {
                /* Without allocation marks only go, so as many as before are the same. */
                block->tidy &= marked == block->marked;
                block->marked = (uint16_t)(marked & 1023);
                block->link = class->unswept;
                class->unswept = number;
            }
        }
    }
    partial_allow(heap, live, traced);
    heap->threshold = threshold_next(heap, live);
    heap->live = live;
    heap->allocated = 0;
    dirty_blocks_limit(vm, unneeded);
    /* The reserve is whole again once it is free. */
    if (heap_bytes(heap) + heap->reserve <= heap->budget)
        heap->emergency = false;
}

/* --- allocation --------------------------------------------------------------------------------------------------- */

static bool ref_vector_reserve(struct vm *vm, struct ref_vector *vector, uint32_t capacity) {
    if (capacity <= vector->capacity)
        return true;
    uint32_t grown = capacity < 64 ? 64 : capacity + capacity / 2;
    cage_ref *items =
        trusted_reallocate(vm, vector->items, vector->capacity * sizeof(cage_ref), grown * sizeof(cage_ref));
    if (items == NULL)
        return false;
    vector->items = items;
    vector->capacity = grown;
    return true;
}

bool heap_reserve_ready(struct vm *vm, uint32_t more) {
    struct heap *heap = vm->heap;
    return ref_vector_reserve(vm, &heap->ready, heap->ready.count + heap->finalizable.count + heap->weak.count + more);
}

/* Objects whose end may matter are known by name, so that the end of all others costs nothing. The collector needs no
 * memory to move them from one vector to the other. */
static bool finalizable_add(struct vm *vm, struct object *object) {
    struct heap *heap = vm->heap;
    if (!ref_vector_reserve(vm, &heap->finalizable, heap->finalizable.count + 1) || !heap_reserve_ready(vm, 1))
        return false;
    heap->finalizable.items[heap->finalizable.count++] = ref_from_pointer(object);
    return true;
}

static bool kind_is_finalizable(const struct vm *vm, enum kind kind, cage_ref shape) {
    if (kind_is_generator(kind))
        return true;
    if (kind != KIND_INSTANCE || shape == 0)
        return false;
    const struct type *type = object_at(vm, ((const struct shape *)object_at(vm, shape))->type);
    return type->flags & TYPE_HAS_FINALIZER;
}

static char *large_allocate(struct vm *vm, size_t size, bool *clean) {
    struct heap *heap = vm->heap;
    if (size > UINT32_MAX - BLOCK_SIZE)
        return NULL;
    uint32_t count = (uint32_t)((size + BLOCK_SIZE - 1) >> BLOCK_SHIFT);
    if (heap->allocated + size > heap->threshold && heap->allocated > 0 && !heap->collecting)
        heap_collect_in_turn(vm);
    uint32_t first = blocks_acquire(vm, count, clean);
    if (first == 0)
        return NULL;
    heap->blocks[first] = (struct block){.state = BLOCK_LARGE, .link = count};
    heap->marks[first * MARK_WORDS_PER_BLOCK] = 0;
    for (uint32_t block = first + 1; block < first + count; block++)
        heap->blocks[block] = (struct block){.state = BLOCK_LARGE_TAIL, .link = first};
    heap->allocated += (size_t)count << BLOCK_SHIFT;
    return vm->cage + ((uint64_t)first << BLOCK_SHIFT);
}

static char *small_allocate(struct vm *vm, uint32_t number, size_t *cell_size) {
    struct heap *heap = vm->heap;
    struct run *run = &heap->runs[number];
    if (run->cursor >= run->end && !run_refill(vm, number))
        return NULL;
    char *cell = run->cursor;
    *cell_size = heap->classes[number].size;
    run->cursor = cell + *cell_size;
    return cell;
}

/* What builds for tests add to each allocation; true: it shall fail. */
static inline bool allocation_hook(struct vm *vm) {
#if PN_STRESS_COLLECT
    if (--vm->heap->until_collection == 0) {
        vm->heap->until_collection = PN_STRESS_COLLECT;
        heap_collect_in_turn(vm);
    }
#endif
    moment_pass(vm);
    return allocation_must_fail();
}

/* Zeroes `size` bytes, a multiple of 16. */
static inline void cell_zero(char *cell, size_t size) {
    typedef uint64_t pair __attribute__((vector_size(16), may_alias));
    pair *first = (pair *)cell, *end = (pair *)(cell + size);
    if (size > 128) {
        memset(cell, 0, size);
        return;
    }
    const pair zero = {0, 0};
    first[0] = end[-1] = zero;
    if (size > 32) {
        first[1] = end[-2] = zero;
        if (size > 64)
            first[2] = first[3] = end[-3] = end[-4] = zero;
    }
}

/* What is to be known of an object besides its kind and size. */
enum manner { MANNER_PLAIN, MANNER_FINALIZABLE, MANNER_LEAF };

static void *allocate_slowly(struct vm *vm, enum kind kind, cage_ref shape, size_t size, size_t zeroed,
                             enum manner manner) {
    bool clean = false;
    size_t cell_size = size;
    char *cell;
    if (allocation_hook(vm))
        goto failed;
    if (manner == MANNER_LEAF && size <= LEAF_CLASS_MAX)
        cell = small_allocate(vm, LEAF_CLASS_FIRST + (uint32_t)(size + 15) / 16 - 1, &cell_size);
    else if (size <= SMALL_OBJECT_MAX)
        cell = small_allocate(vm, vm->heap->class_of[(size + 15) / 16], &cell_size);
    else
        cell = large_allocate(vm, size, &clean);
    if (cell == NULL)
        goto failed;
    if (!clean)
        memset(cell, 0, zeroed < cell_size ? zeroed : cell_size);
    struct object *object = (struct object *)cell;
    *object = (struct object){shape, (uint8_t)kind, 0, 0};
    if (__builtin_expect(manner == MANNER_FINALIZABLE, 0) && !finalizable_add(vm, object)) {
        heap_free(vm, object);
        return NULL;
    }
    return object;
failed:
    heap_fail(vm);
    return NULL;
}

/* Small objects whose end does not matter, as long as the current run has a free cell. */
static inline void *allocate(struct vm *vm, enum kind kind, cage_ref shape, size_t size, size_t zeroed,
                             enum manner manner) {
#if !PN_STRESS_COLLECT && !PN_TEST_HOOKS
    size_t fast = manner == MANNER_FINALIZABLE ? 0 : manner == MANNER_LEAF ? LEAF_CLASS_MAX : EXACT_CLASS_MAX;
    if (__builtin_expect(size <= fast, 1)) {
        size_t rounded = (size + 15) & ~(size_t)15;
        struct run *run = &vm->heap->runs[(manner == MANNER_LEAF ? LEAF_CLASS_FIRST : 0) + rounded / 16 - 1];
        char *cell = run->cursor;
        if (__builtin_expect(cell < run->end, 1)) {
            run->cursor = cell + rounded;
            cell_zero(cell, zeroed < rounded ? zeroed : rounded);
            *(struct object *)cell = (struct object){shape, (uint8_t)kind, 0, 0};
            return cell;
        }
    }
#endif
    return allocate_slowly(vm, kind, shape, size, zeroed, manner);
}

void *heap_allocate(struct vm *vm, enum kind kind, cage_ref shape, size_t size) {
    bool finalizable = kind_is_finalizable(vm, kind, shape);
    return allocate(vm, kind, shape, size, SIZE_MAX, finalizable ? MANNER_FINALIZABLE : MANNER_PLAIN);
}

void *heap_allocate_plain(struct vm *vm, enum kind kind, cage_ref shape, size_t size) {
    return allocate(vm, kind, shape, size, SIZE_MAX, MANNER_PLAIN);
}

void *heap_allocate_data(struct vm *vm, enum kind kind, cage_ref shape, size_t size) {
    return allocate(vm, kind, shape, size, DATA_ZEROED, MANNER_PLAIN);
}

void *heap_allocate_leaf(struct vm *vm, enum kind kind, cage_ref shape, size_t size) {
    return allocate(vm, kind, shape, size, LEAF_ZEROED, MANNER_LEAF);
}

void heap_free(struct vm *vm, void *memory) {
    struct heap *heap = vm->heap;
    cage_ref ref = ref_from_pointer(memory);
    struct object *object = object_at(vm, ref);
    struct block *block = &heap->blocks[ref >> BLOCK_SHIFT];
    if (heap_cell_of(heap, ref) != ref || object->kind == KIND_FREE || ref >> BLOCK_SHIFT < heap->old_end)
        return;
    size_t size = heap_extent(heap, ref);
    heap->allocated -= size < heap->allocated ? size : heap->allocated;
    if (block->state == BLOCK_LARGE) {
        blocks_release(vm, ref >> BLOCK_SHIFT, block->link);
        return;
    }
    struct run *run = &heap->runs[block->size_class];
    struct size_class *class = &heap->classes[block->size_class];
    if (run->cursor == (char *)object + class->size && run->cursor <= run->end) {
        cell_set_free((char *)object, class->size);
        run->cursor = (char *)object;
        if (class->given_back < ref + class->size || (class->given_back - 1) >> BLOCK_SHIFT != ref >> BLOCK_SHIFT)
            class->given_back = ref + class->size;
        return;
    }
    memory_spoil(object, class->size);
    heap->unsettled[ref >> BLOCK_SHIFT] = 1; /* its mark stays, for what comes in its place */
    *object = (struct object){class->recycled, KIND_FREE, 0, 0};
    class->recycled = ref;
}

void heap_let_go(struct vm *vm, const void *object) {
    struct heap *heap = vm->heap;
    cage_ref ref = ref_from_pointer(object);
    uint32_t number = ref >> BLOCK_SHIFT;
    if (heap->blocks[number].state == BLOCK_LARGE && number >= heap->old_end)
        heap->marks[number * MARK_WORDS_PER_BLOCK] = 0;
}

size_t heap_shrink(struct vm *vm, void *object, size_t size) {
    struct heap *heap = vm->heap;
    cage_ref ref = ref_from_pointer(object);
    uint32_t first = ref >> BLOCK_SHIFT;
    struct block *block = &heap->blocks[first];
    uint32_t needed = (uint32_t)((size + BLOCK_SIZE - 1) >> BLOCK_SHIFT);
    if (block->state == BLOCK_LARGE && heap_cell_of(heap, ref) == ref && needed > 0 && needed < block->link &&
        first >= heap->old_end) {
        size_t given_back = (size_t)(block->link - needed) << BLOCK_SHIFT;
        heap->allocated -= given_back < heap->allocated ? given_back : heap->allocated;
        blocks_release(vm, first + needed, block->link - needed);
        block->link = needed;
    }
    return heap_extent(heap, ref);
}

/* --- going back to an earlier state --------------------------------------------------------------------------------
 */

/* More blocks than these are emptied by giving their memory back to the system. */
#define BLOCKS_CLEARED_BY_HAND 24u

void heap_make_old(struct vm *vm) {
    struct heap *heap = vm->heap;
    heap_finish_sweep(vm);
    dirty_blocks_discard(vm, 0);
    for (uint32_t block = heap->block_start; block < heap->block_end; block++) {
        if (heap->blocks[block].state != BLOCK_FREE)
            continue;
        free_bit_clear(heap, block);
        heap->blocks[block] = (struct block){.state = BLOCK_SMALL};
        heap->blocks_used++;
    }
    heap->old_end = heap->first_free = heap->block_end;
    heap->partial_left = 0;
    heap_note_peak(vm);
}

/* Bytes of a small block that may have been written. Cells are handed out from the front, some are taken back; only a
 * run that has been so since the block was new tells how far. */
static size_t block_bytes_written(const struct vm *vm, uint32_t number) {
    const struct heap *heap = vm->heap;
    const struct block *block = &heap->blocks[number];
    const struct size_class *class = &heap->classes[block->size_class];
    const struct run *run = &heap->runs[block->size_class];
    const char *start = vm->cage + ((uint64_t)number << BLOCK_SHIFT);
    bool is_first_run = run->end == start + (size_t) class->cells * class->size && run->cursor >= start &&
                        (size_t)(run->end - run->cursor) > class->size;
    if (!is_first_run)
        return BLOCK_SIZE;
    size_t handed_out = (size_t)(run->cursor - start);
    cage_ref first = number << BLOCK_SHIFT;
    size_t given_back =
        class->given_back > first && class->given_back <= first + BLOCK_SIZE ? class->given_back - first : 0;
    return handed_out > given_back ? handed_out : given_back;
}

/* `swept`: cells may have been handed out in any order, or in blocks that were not empty. */
static void blocks_empty(struct vm *vm, bool swept) {
    struct heap *heap = vm->heap;
    uint32_t end = heap->block_end;
    if (end - heap->old_end > BLOCKS_CLEARED_BY_HAND) {
        uint32_t from = heap->old_end + BLOCKS_CLEARED_BY_HAND;
        char *start = vm->cage + ((uint64_t)from << BLOCK_SHIFT);
        size_t size = (size_t)(end - from) << BLOCK_SHIFT;
        if (!platform_discard(start, size))
            memset(start, 0, size);
        end = from;
    }
    for (uint32_t block = heap->old_end; block < end; block++) {
        if (heap->blocks[block].state == BLOCK_FREE)
            continue;
        bool small = heap->blocks[block].state == BLOCK_SMALL && !swept;
        memset(vm->cage + ((uint64_t)block << BLOCK_SHIFT), 0, small ? block_bytes_written(vm, block) : BLOCK_SIZE);
    }
    for (uint32_t block = heap->old_end; block < heap->block_end; block++) {
        heap->blocks[block] = (struct block){.state = BLOCK_FREE};
        free_bit_clear(heap, block);
    }
}

/* In builds for tests: whether that left nothing. */
static bool blocks_are_empty(const struct vm *vm, uint32_t end) {
#if PN_HEAP_AUDIT
    const uint64_t *word = (const uint64_t *)(vm->cage + ((uint64_t)vm->heap->old_end << BLOCK_SHIFT));
    for (; word < (const uint64_t *)(vm->cage + ((uint64_t)end << BLOCK_SHIFT)); word++)
        if (*word != 0)
            return false;
#else
    (void)vm, (void)end;
#endif
    return true;
}

bool heap_rewind(struct vm *vm, const struct heap *before) {
    struct heap *heap = vm->heap;
    blocks_empty(vm, heap->collections != before->collections || heap->reused);
    bool empty = blocks_are_empty(vm, heap->block_end);
    memcpy(heap->runs, before->runs, sizeof heap->runs);
    memcpy(heap->classes, before->classes, sizeof heap->classes);
    heap->block_end = before->block_end;
    heap->first_free = before->first_free;
    heap->blocks_used = before->blocks_used;
    heap->blocks_dirty = before->blocks_dirty;
    heap->live = before->live;
    heap->allocated = before->allocated;
    heap->threshold = before->threshold;
    heap->emergency = heap->error_caught = heap->reused = false;
    heap->partial_left = 0;
    heap->full_live = before->full_live;
    heap->full_trusted = before->full_trusted;
    heap->growth_doubled = before->growth_doubled;
    heap->collections = before->collections;
    heap->finalizable.count = heap->ready.count = heap->ready_taken = 0;
    heap->stack_peak = 0;
    heap->peak = heap_bytes(heap);
#if PN_STRESS_COLLECT
    heap->until_collection = PN_STRESS_COLLECT;
#endif
    return empty;
}
