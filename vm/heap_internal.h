/* The inside of the heap: blocks, size classes, side tables. For heap.c, collector.c, audit.c, trusted.c and for
 * allocation inlined into the interpreter and into what makes strs; other rooms use heap.h.
 *
 *   0                         block_start                                              4G
 *   | none | register stack   | block | block | ...  | block_end ...  | none            |
 *
 * Stack and first blocks lie side by side, so that they are one mapping and, mostly, one page of the page table.
 * A block is free, cut into cells of one size class, or part of a large object (a run of blocks, the head first). All
 * that is known about blocks is in trusted side tables, indexed by offset / 16 KiB, which no offset of the cage passes.
 * A free cell has kind 0. Allocation takes cells from the class's current run of free cells; when it is used up, the
 * next run is found by walking the mark bits of the next block that the last collection left partly empty (lazy sweep).
 */
#ifndef PYNTERP_VM_HEAP_INTERNAL_H
#define PYNTERP_VM_HEAP_INTERNAL_H

#include "platform.h"
#include "vm.h"

#define BLOCK_SIZE (1u << BLOCK_SHIFT)
#define BLOCK_COUNT (1u << (32 - BLOCK_SHIFT))
#define GRANULE_SHIFT 4 /* cells begin at multiples of 16 bytes; one mark bit for each such place */
#define MARK_WORDS_PER_BLOCK (BLOCK_SIZE >> GRANULE_SHIFT >> 6)
#define MARK_WORDS ((size_t)BLOCK_COUNT * MARK_WORDS_PER_BLOCK)
#define SMALL_OBJECT_MAX 8192u
#define SIZE_CLASS_COUNT 62u
/* Classes 0 .. 31 are 16, 32, ..., 512 bytes, and from LEAF_CLASS_FIRST on once more for leaves, 16 to 256 bytes: the
 * collector marks an object in such a block without touching it. */
#define EXACT_CLASS_MAX 512u
#define LEAF_CLASS_FIRST 46u
#define LEAF_CLASS_MAX 256u
/* What a block counts for in the memory limit: itself and its part of the side tables. */
#define BLOCK_COST (BLOCK_SIZE + MARK_WORDS_PER_BLOCK * 8 + (unsigned)sizeof(struct block))

/* Offset 0x50000000: as the upper half of a double it would be 1e77. */
#define PREFERRED_BLOCK_START (0x50000000u >> BLOCK_SHIFT)
#define STACK_SIZE_MAXIMUM (UINT64_C(1) << 28)
/* The cage's last block stays without access. */
#define BLOCK_LIMIT (BLOCK_COUNT - 1)

enum block_state { BLOCK_FREE, BLOCK_DIRTY, BLOCK_LARGE_TAIL, BLOCK_SMALL, BLOCK_LARGE };

/* state: enum block_state; FREE is known to be zero, DIRTY is free with old contents.
 * link: SMALL: the next block to sweep of the class; LARGE: number of blocks; LARGE_TAIL: the head's number. */
struct block {
    uint8_t state;
    uint8_t size_class;
    uint16_t rescan : 1;   /* a marked object in it was not traced for want of mark stack */
    uint16_t has_weak : 1; /* a class in it has a list of subclasses, which is weak */
    uint16_t tidy : 1;     /* nothing was allocated in it since all its unmarked cells were set free */
    uint16_t marked : 10;  /* how many cells the last collection marked, if some but not all */
    uint32_t link;
};

struct run {
    char *cursor, *end;
};

/* A vector of references in trusted space. */
struct ref_vector {
    cage_ref *items;
    uint32_t count, capacity;
};

/* What the C stack led to in a collection. */
#define PINS_MOST 512u

/* Weak references and views; see weak.h. target 0: a view. `next` and buckets: entry number + 1. */
struct weak_entry {
    cage_ref reference, target;
    uint32_t next;
};
struct weak_table {
    struct weak_entry *entries;
    uint32_t *buckets;
    uint32_t count, capacity, bucket_count;
};

struct size_class {
    uint32_t size;
    uint32_t cells;       /* per block */
    uint32_t sweep_block; /* the block being swept for runs, 0 = none */
    uint32_t sweep_cell;  /* the first cell in it not yet looked at */
    uint32_t unswept;     /* list of blocks not yet looked at */
    cage_ref recycled;    /* list of cells given back by heap_free, linked through the header's shape */
    cage_ref given_back;  /* the end of the last cell by which the run of free cells was taken back */
};

struct heap {
    struct run runs[SIZE_CLASS_COUNT];
    struct size_class classes[SIZE_CLASS_COUNT];
    struct block *blocks;
    uint64_t *marks;
    /* a byte for each block: a marked object in it must be followed at the next partial collection */
    uint8_t *unsettled;
    uint64_t *free_blocks;  /* a bit for each free block below block_end */
    uint32_t block_start;   /* the first block */
    uint32_t old_end;       /* blocks below this one belong to what a reset brings back: nothing new goes there */
    uint32_t block_end;     /* blocks at and past this one have never been used */
    uint32_t committed_end; /* blocks at and past this one have no access */
    uint32_t first_free;    /* no free block is below this one */
    uint32_t blocks_used;
    uint32_t blocks_dirty;
    uint32_t dirty_unneeded;        /* fewest dirty blocks that the last collections found */
    uint32_t collections_looked_at; /* since dirty_unneeded was begun anew */
    size_t trusted;                 /* bytes of trusted memory charged */
    size_t budget;  /* for blocks and trusted memory together: the limit less the register stack's share */
    size_t reserve; /* part of the budget kept for handling a MemoryError */
    size_t peak;
    size_t stack_peak;              /* bytes of the register stack seen in use */
    size_t live;                    /* bytes of marked cells after the last collection */
    size_t allocated;               /* bytes handed out since then */
    size_t threshold;               /* collect when `allocated` passes this */
    size_t full_live, full_trusted; /* live and trusted bytes after the last full one */
    uint8_t growth_doubled; /* how often the share was by which they may grow before another; see growth_allowed */
    int partial_left;       /* how many partial ones may come before the next */
    bool partial;           /* this collection is one */
    bool partial_missed;    /* in builds with PN_HEAP_AUDIT: one did not mark all that a full one would have */
    bool emergency;         /* the reserve may be used */
    bool error_caught;      /* a MemoryError was caught: what it gave up may be free, so the next need collects once */
    bool collecting;
    bool reused; /* since the last rewind a block with old contents was taken for small cells */
    uint64_t collections;
    struct platform_cage reservation;
    enum platform_guard guard_space; /* which was asked for */
    uint64_t stack_bytes;            /* of the register stack, before the first block */
    /* Trusted memory that is taken page by page as it is used: frames and caches, handed out from the front. */
    char *sparse;
    size_t sparse_size, sparse_used;
    bool maps_image;  /* the first blocks are pages of the boot image: discarding them brings it back */
    bool holds_image; /* the cage begins as the boot image */
    /* objects whose end the guest may want to know of, and those whose end has come */
    struct ref_vector finalizable, ready;
    uint32_t ready_taken;
    struct weak_table weak;
    uint64_t *mark_stack; /* MARK_STACK_SIZE entries: an object and the element of its tail to go on with */
    uint32_t mark_depth;
    uint32_t pin_count; /* PINS_MOST: there may be more */
    cage_ref pins[PINS_MOST];
    uint32_t mark_limit; /* MARK_STACK_SIZE; tests lower it */
    bool mark_overflow;  /* some block has `rescan` set */
    uint8_t class_of[SMALL_OBJECT_MAX / 16 + 1];
#if PN_STRESS_COLLECT
    uint32_t until_collection;
#endif
};

#define MARK_STACK_SIZE (1u << 16)

/* --- life --- */
/* Reserves the cage and makes the heap; vm->memory_limit and vm->frame_limit are set. Sets vm->cage, stack and
 * stack_limit. */
bool heap_start(struct vm *vm) WARN_UNUSED;
void heap_stop(struct vm *vm);
/* Large trusted memory of which little is used as a rule: charged whole, taken page by page, given back by
 * trusted_uncharge and with the heap. It may hold what an earlier VM of the process left there. NULL with MemoryError
 * set. */
void *heap_allocate_sparse(struct vm *vm, size_t size) WARN_UNUSED;
#define METHOD_CACHE_BYTES ((size_t)12 << 10)
#define KNOWN_CALLS_BYTES ((size_t)32 << 10)
/* Cleans a heap that began as the boot image, so that another VM can begin with it. False: it did not, or has grown too
 * large for that to pay. */
bool heap_clean(struct vm *vm);
/* Whether the heap, which holds nothing yet, could take over one whose blocks are these. */
bool heap_fits_image(const struct heap *heap, uint32_t block_start, uint32_t block_count);

/* --- blocks and cells --- */
static inline bool heap_is_marked(const struct heap *heap, cage_ref ref) {
    return heap->marks[ref >> 10] >> (ref >> GRANULE_SHIFT & 63) & 1;
}
static inline void heap_set_mark(struct heap *heap, cage_ref ref) {
    heap->marks[ref >> 10] |= UINT64_C(1) << (ref >> GRANULE_SHIFT & 63);
}
static inline bool block_holds_objects(const struct block *block) { return block->state >= BLOCK_SMALL; }
static inline bool block_holds_leaves(const struct block *block) { return block->size_class >= LEAF_CLASS_FIRST; }
/* The start of the cell that an offset is in, 0 when it is in none; the cell may be free. */
cage_ref heap_cell_of(const struct heap *heap, cage_ref offset);
/* Bytes from `ref` to the end of its cell, whatever `ref` is. */
static inline size_t heap_extent(const struct heap *heap, cage_ref ref) {
    const struct block *block = &heap->blocks[ref >> BLOCK_SHIFT];
    uint32_t within = ref & (BLOCK_SIZE - 1);
    if (block->state == BLOCK_LARGE)
        return ((size_t)block->link << BLOCK_SHIFT) - within;
    if (block->state == BLOCK_SMALL && heap->classes[block->size_class].size < BLOCK_SIZE - within)
        return heap->classes[block->size_class].size;
    return BLOCK_SIZE - within;
}
/* Calls `visit` for every object, dead ones that are not swept yet included; it may not allocate. */
void heap_visit(struct vm *vm, void (*visit)(struct vm *vm, struct object *object));
/* Gives free cells of blocks not yet swept their kind 0, and drops all current runs. */
void heap_finish_sweep(struct vm *vm);
/* Gives what is free back to the system, but for a little: after a collection that somebody asked for. */
void heap_give_back(struct vm *vm);
/* The collection that is due because of what has been allocated: a partial one where that may do. */
void heap_collect_in_turn(struct vm *vm);
/* Collects and gives back for the host, outside of runs by what is registered alone. */
void heap_collect_for_host(struct vm *vm);
/* After marking: frees what is not marked and sets the next threshold. */
void heap_sweep(struct vm *vm);
/* After a collection: all blocks so far become old ones. Their free cells stay free for good. */
void heap_make_old(struct vm *vm);
/* Empties the blocks that are not old, and what the heap knows becomes what `before` says; the old blocks' contents are
 * the caller's. False (only in builds with PN_HEAP_AUDIT): something was left in the blocks. */
bool heap_rewind(struct vm *vm, const struct heap *before);
size_t heap_stack_used(const struct vm *vm);
void heap_note_peak(struct vm *vm);
/* The same when more has come to be in use. Free blocks with old contents still take the machine's memory: they must
 * not add up to more than the limit with it, nor with what there is `beside` it for a moment. */
void heap_note_growth(struct vm *vm, size_t beside);
/* Make room in the limit for `size` more bytes, collecting if that may help; false: it does not fit. Sets no exception.
 */
bool heap_make_room(struct vm *vm, size_t size) WARN_UNUSED;
/* Sets MemoryError and opens the reserve for whoever handles it. */
void heap_fail(struct vm *vm);
/* Room to queue `more` finalizers or callbacks than are known now, since a collection cannot allocate. */
bool heap_reserve_ready(struct vm *vm, uint32_t more) WARN_UNUSED;
/* Opens the reserve until the next collection that leaves it whole: for the text of an uncaught MemoryError. */
static inline void heap_open_reserve(struct vm *vm) { vm->heap->emergency = true; }

/* --- marking, for roots that other rooms hold in trusted space --- */
void collector_mark_ref(struct vm *vm, cage_ref ref);
void collector_mark_value(struct vm *vm, value v);
/* During a collection, after marking: whether this object stays. */
bool collector_is_alive(struct vm *vm, cage_ref ref);
/* The host's handles (vm/api_value.c): marks each by collector_mark_value. */
void handles_mark(struct vm *vm);
/* What the host handed over and nothing refers to any more is given back (vm/api_host.c); after marking. */
void host_sweep(struct vm *vm);

/* --- layouts: where references are in each kind of object (vm/object_layout.c) --- */
/* ENTRIES: two values for each element. */
enum tail { TAIL_NONE, TAIL_DATA, TAIL_VALUES, TAIL_REGISTERS, TAIL_ENTRIES };
/* Which fields there are before the tail: whatever the masks say; one reference, to a list's array or to a table, and
 * no tail; none. */
enum form { FORM_ANY, FORM_LINK, FORM_TAIL };
/* When an object that has been followed need not be followed again: never; unless somebody has said since that
 * references were stored in it (object_written); always, since it has none or its owner is asked. */
enum settling { SETTLES_NEVER, SETTLES, SETTLES_ALWAYS };
struct object_layout {
    const char *name;
    uint16_t fixed_size;   /* 0: this kind is never in the cage */
    uint16_t count_offset; /* where the number of elements of the tail is */
    uint8_t count_size;    /* 2 or 4 bytes */
    uint8_t element_size;
    uint8_t tail;          /* enum tail */
    uint8_t form;          /* enum form: for the collector, which meets these kinds most */
    uint8_t link;          /* FORM_LINK: the number of the reference's bit */
    uint8_t settling;      /* enum settling */
    uint8_t settling_mask; /* SETTLES: only objects of whose header's flags these are as said */
    uint8_t settling_flags;
    uint32_t ref_fields;   /* bit n: bytes 4n .. 4n+3 are a cage_ref; the header's shape is always one */
    uint32_t value_fields; /* bit n: bytes 8n .. 8n+7 are a value */
};
extern const struct object_layout object_layouts[KIND_COUNT];
/* The number of elements in the tail as the object says it. */
static inline uint32_t object_tail_count(const struct object_layout *layout, const struct object *object) {
    const char *field = (const char *)object + layout->count_offset;
    if (layout->count_size == 2) {
        uint16_t count;
        memcpy(&count, field, sizeof count);
        return count;
    }
    uint32_t count;
    memcpy(&count, field, sizeof count);
    return count;
}

/* --- inline allocation --- */
/* A small object whose end does not matter, with nothing but its header written: the caller fills in the rest before it
 * allocates again. NULL: take the general way. */
static inline __attribute__((always_inline)) void *heap_take_cell(struct vm *vm, enum kind kind, cage_ref shape,
                                                                  size_t size) {
#if !PN_STRESS_COLLECT && !PN_TEST_HOOKS
    if (__builtin_expect(size <= EXACT_CLASS_MAX, 1)) {
        size_t rounded = (size + 15) & ~(size_t)15;
        struct run *run = &vm->heap->runs[rounded / 16 - 1];
        char *cell = run->cursor;
        if (__builtin_expect(cell < run->end, 1)) {
            run->cursor = cell + rounded;
            *(struct object *)cell = (struct object){shape, (uint8_t)kind, 0, 0};
            return cell;
        }
    }
#else
    (void)vm, (void)kind, (void)shape, (void)size;
#endif
    return NULL;
}
/* heap_allocate for kinds of a fixed small size. */
static inline __attribute__((always_inline)) void *heap_allocate_fixed(struct vm *vm, enum kind kind, cage_ref shape,
                                                                       size_t size) {
    char *cell = heap_take_cell(vm, kind, shape, size);
    if (__builtin_expect(cell == NULL, 0))
        return heap_allocate(vm, kind, shape, size);
    memset(cell + sizeof(struct object), 0, ((size + 15) & ~(size_t)15) - sizeof(struct object));
    return cell;
}
/* heap_allocate_data for objects that are small as a rule. */
static inline __attribute__((always_inline)) void *heap_allocate_filled(struct vm *vm, enum kind kind, cage_ref shape,
                                                                        size_t size) {
    void *cell = heap_take_cell(vm, kind, shape, size);
    return __builtin_expect(cell != NULL, 1) ? cell : heap_allocate_data(vm, kind, shape, size);
}

/* heap_allocate_leaf; while the current run has a free cell nothing but the header is set. */
static inline void *heap_allocate_leaf_quick(struct vm *vm, enum kind kind, cage_ref shape, size_t size) {
#if !PN_STRESS_COLLECT && !PN_TEST_HOOKS
    if (__builtin_expect(size <= LEAF_CLASS_MAX, 1)) {
        size_t granules = (size + 15) / 16;
        struct run *run = &vm->heap->runs[LEAF_CLASS_FIRST - 1 + granules];
        char *cell = run->cursor;
        if (__builtin_expect(cell < run->end, 1)) {
            run->cursor = cell + granules * 16;
            *(struct object *)cell = (struct object){shape, (uint8_t)kind, 0, 0};
            return cell;
        }
    }
#endif
    return heap_allocate_leaf(vm, kind, shape, size);
}

#endif
