/* The boot image: what is in the cage of a VM that has just been made, built-in classes, names and builtins included.
 */
#ifndef PYNTERP_VM_BOOT_IMAGE_H
#define PYNTERP_VM_BOOT_IMAGE_H

#include "vm.h"

/* What every VM begins with: classes, names, singletons, an empty table of modules, builtins. The heap has been started
 * and vm->hash_key set; out of memory when false. */
bool boot_from_nothing(struct vm *vm) WARN_UNUSED;
/* The same by taking over the boot image. False: there is no image or it does not fit, and boot_from_nothing is the
 * way; or there is no memory, and that fails too. */
bool boot_from_image(struct vm *vm) WARN_UNUSED;
/* The bytes that this VM's first blocks began with and how many blocks they are; NULL if it was not made from the
 * image. */
const char *boot_image_of(const struct vm *vm, uint32_t *block_count);
/* Whether there is anything at these bytes, counted from the first block's start, or behind them in their block. */
bool boot_image_holds(uint32_t offset);

#endif
