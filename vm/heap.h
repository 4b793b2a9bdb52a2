/* The cage and the heap in it: reservation, allocation, collection, audit; and trusted memory charged to the same
 * limit.
 *
 * The cage is 4 GiB of address space aligned to 4 GiB with 33 GiB of unmapped guard space after it (4 GiB where the
 * host asks for that, see PN_GUARD_SPACE_SMALL), so that base + 32-bit offset + 32-bit count of elements of up to 8
 * bytes never leaves the reservation; what has larger elements (tables) is indexed in 32-bit arithmetic. Blocks of 16
 * KiB are handed to size classes or to large objects (runs of blocks); mark bits and block states are in trusted space.
 * The register stack lies before the first block.
 *
 * Collection is mark and sweep, non-moving: precise in the cage, conservative on the C stack, C registers and the
 * register stack. So C code may keep `value`s, `cage_ref`s and plain pointers to objects (interior ones too) in local
 * variables across allocations without registering them; it must not keep them only in memory from malloc, in
 * statics, or in a form that is none of: a tagged value, a pointer into the object, or the 32-bit offset of its start.
 *
 * Every allocation may collect and so may run nothing of the guest: finalizers are queued and run later at a safe
 * point. */
#ifndef PYNTERP_VM_HEAP_H
#define PYNTERP_VM_HEAP_H

#include "object.h"

struct vm;
struct heap;

#define WARN_UNUSED __attribute__((warn_unused_result))

/* What is known of the heap is known of blocks of so many bytes, as a power of two. */
#define BLOCK_SHIFT 14

/* A zeroed object (so every value field is 0.0, every ref 0, which are valid) with its header filled in; `size` in
 * bytes includes the header. NULL with MemoryError set on the VM when it does not fit the limit. */
void *heap_allocate(struct vm *vm, enum kind kind, cage_ref shape, size_t size) WARN_UNUSED;
/* The same for an instance or a generator whose end concerns nobody. */
void *heap_allocate_plain(struct vm *vm, enum kind kind, cage_ref shape, size_t size) WARN_UNUSED;
/* The same, but only the header and the first 32 bytes are zeroed: for strings and buffers. */
void *heap_allocate_data(struct vm *vm, enum kind kind, cage_ref shape, size_t size) WARN_UNUSED;
/* The same, 16 bytes of it zeroed, for an object that will never hold a reference but to the shape, which the VM keeps
 * alive itself: the collector does not look into it. */
void *heap_allocate_leaf(struct vm *vm, enum kind kind, cage_ref shape, size_t size) WARN_UNUSED;
/* Usable bytes of the cell that holds this object (>= the size asked for). */
size_t heap_cell_size(struct vm *vm, const void *object);
/* Give back an object at once that certainly nothing refers to (a replaced array or table). Optional. */
void heap_free(struct vm *vm, void *object);
/* The only reference to this object is being given up, or C code may still have one: the next collection sees to it
 * that a large one is freed then, even if it keeps what has been there for some time. Optional. */
void heap_let_go(struct vm *vm, const void *object);
/* Give back what lies behind the first `size` bytes, as far as that is whole blocks; the usable bytes left. */
size_t heap_shrink(struct vm *vm, void *object, size_t size);
/* A guest has caught a MemoryError: the next allocation that does not fit collects before it fails. */
void heap_error_caught(struct vm *vm);
/* Collect now. */
void heap_collect(struct vm *vm);
/* The same for a native that holds no reference itself: when nothing but the interpreter's loop called it, whose state
 * is all in frames and registers, the C stack is not looked at, so that nothing stays by mistake. */
void heap_collect_from_script(struct vm *vm);
/* Bytes of the cage in use plus trusted memory charged; its highest so far; the limit. */
size_t heap_used(struct vm *vm);
size_t heap_peak(struct vm *vm);
/* Proves every invariant of the heap; false with a description in `report` (NUL-terminated). Slow; for tests. */
bool heap_audit(struct vm *vm, char *report, size_t report_size);
/* Whether `size` more bytes could be allocated (after a collection if need be); if not, sets MemoryError. For callers
 * that want to refuse before they compute. */
bool heap_reserve_check(struct vm *vm, size_t size) WARN_UNUSED;

/* Objects with __del__ or generators that became unreachable; the interpreter runs them at a safe point. */
bool heap_has_finalizers(struct vm *vm);
/* Whether any object alive or dead would want one, so that a collection could find it. */
bool heap_awaits_finalizers(struct vm *vm);
value heap_take_finalizer(struct vm *vm); /* VALUE_UNSET when none */

/* Trusted memory: mimalloc, zeroed, charged to the VM's memory limit. NULL with MemoryError set. */
void *trusted_allocate(struct vm *vm, size_t size) WARN_UNUSED;
void *trusted_reallocate(struct vm *vm, void *memory, size_t old_size, size_t new_size) WARN_UNUSED;
void trusted_free(struct vm *vm, void *memory, size_t size);
/* To a smaller size, which cannot fail; NULL when that is 0. */
void *trusted_shrink(struct vm *vm, void *memory, size_t old_size, size_t new_size);
/* Charge or give back bytes that are allocated elsewhere (compiler arena). false: does not fit, MemoryError set. */
bool trusted_charge(struct vm *vm, size_t size) WARN_UNUSED;
void trusted_uncharge(struct vm *vm, size_t size);

#endif
