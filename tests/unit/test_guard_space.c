/* The guard space behind each VM's memory: as large as the host asked for, or there is no VM. */
#include "pynterp.h"

#include "../../vm/api_internal.h"
#include "../../vm/heap_internal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define GIB ((size_t)1 << 30)
#define MANY 300

static pn_status vm_make(pn_guard_space guard_space, pn_vm **vm, char *message, size_t size) {
    pn_config config = PN_CONFIG_DEFAULT;
    config.guard_space = guard_space;
    config.message = message;
    config.message_size = size;
    return pn_vm_new(&config, vm);
}

static size_t guard_of(const pn_vm *vm) { return vm->vm.heap->reservation.guard_after; }

/* Whether nothing is mapped with access in these addresses, as the kernel lists them. */
static bool is_without_access(uintptr_t start, uintptr_t end) {
    char line[600], access[8];
    FILE *maps = fopen("/proc/self/maps", "r");
    bool clean = maps != NULL;
    while (clean && fgets(line, sizeof line, maps) != NULL) {
        unsigned long from, to;
        if (sscanf(line, "%lx-%lx %7s", &from, &to, access) == 3 && from < end && to > start)
            clean = strncmp(access, "---", 3) == 0;
    }
    if (maps != NULL)
        fclose(maps);
    return clean;
}

Test(guard_space, every_vm_has_all_of_it_however_many_there_are) {
    static pn_vm *vms[MANY];
    for (int i = 0; i < MANY; i++) {
        cr_assert_eq(vm_make(PN_GUARD_SPACE_FULL, &vms[i], NULL, 0), PN_OK);
        cr_assert_geq(guard_of(vms[i]), 33 * GIB, "VM %d", i);
    }
    for (int i = 0; i < MANY; i += MANY - 1) {
        uintptr_t end = (uintptr_t)vms[i]->vm.cage + 4 * GIB;
        cr_assert(is_without_access(end, end + 33 * GIB), "VM %d", i);
        cr_assert(is_without_access((uintptr_t)vms[i]->vm.cage - 4096, (uintptr_t)vms[i]->vm.cage));
    }
    for (int i = 0; i < MANY; i++)
        pn_vm_free(vms[i]);
}

Test(guard_space, address_space_of_a_vm_that_is_gone_serves_only_its_like) {
    pn_vm *vm;
    for (int round = 0; round < 4; round++) {
        pn_guard_space wanted = round % 2 == 0 ? PN_GUARD_SPACE_SMALL : PN_GUARD_SPACE_FULL;
        for (int i = 0; i < 3; i++) {
            cr_assert_eq(vm_make(wanted, &vm, NULL, 0), PN_OK);
            size_t least = wanted == PN_GUARD_SPACE_FULL ? 33 * GIB : 4 * GIB;
            cr_assert_geq(guard_of(vm), least);
            cr_assert_lt(guard_of(vm), least + 5 * GIB);
            cr_assert_eq(pn_vm_reset(vm), PN_OK);
            cr_assert_geq(guard_of(vm), least);
            pn_vm_free(vm);
        }
    }
}

static size_t address_space_used(void) {
    size_t pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    cr_assert(file != NULL && fscanf(file, "%zu", &pages) == 1);
    fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

Test(guard_space, a_vm_is_refused_rather_than_made_with_less) {
    char message[300] = "";
    pn_vm *first, *second, *small;
    const struct rlimit limit = {.rlim_cur = address_space_used() + 75 * GIB, .rlim_max = RLIM_INFINITY};
    cr_assert_eq(setrlimit(RLIMIT_AS, &limit), 0);
    cr_assert_eq(vm_make(PN_GUARD_SPACE_FULL, &first, message, sizeof message), PN_OK, "%s", message);
    cr_assert_eq(vm_make(PN_GUARD_SPACE_FULL, &second, message, sizeof message), PN_ERROR_MEMORY);
    cr_assert_null(second);
    cr_assert_not_null(strstr(message, "guard space"), "%s", message);
    cr_assert_eq(vm_make(PN_GUARD_SPACE_SMALL, &small, message, sizeof message), PN_OK, "%s", message);
    pn_vm_free(small);
    pn_vm_free(first);
}

Test(guard_space, an_unknown_one_is_refused) {
    pn_vm *vm;
    cr_assert_eq(vm_make((pn_guard_space)2, &vm, NULL, 0), PN_ERROR_ARGUMENT);
    cr_assert_null(vm);
}
