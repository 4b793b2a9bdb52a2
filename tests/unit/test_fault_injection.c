/* Each allocation of a script is made to fail in turn: the script sees a MemoryError or nothing at all, the cage stays in
 * order, and the VM runs on. Only in builds with test hooks. */
#include "../../vm/api_internal.h"
#include "../../vm/heap_internal.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#if PN_TEST_HOOKS

static const char script[] = "import functools, json\n"
                             "class Base:\n"
                             "    limit = 3\n"
                             "    def __init__(self, name, **extra):\n"
                             "        self.name, self.extra = name, extra\n"
                             "    def __repr__(self):\n"
                             "        return f'{type(self).__name__}({self.name!r:>10})'\n"
                             "class Derived(Base):\n"
                             "    def __eq__(self, other):\n"
                             "        return super().__repr__() == repr(other)\n"
                             "    __hash__ = object.__hash__\n"
                             "def generate(n):\n"
                             "    try:\n"
                             "        for i in range(n):\n"
                             "            yield i, str(i) * 20\n"
                             "    finally:\n"
                             "        done.append(n)\n"
                             "done = []\n"
                             "items = [Derived('x' * i, index=i) for i in range(20)]\n"
                             "table = {repr(item): item for item in items}\n"
                             "pairs = sorted(generate(30), key=lambda pair: pair[1])\n"
                             "try:\n"
                             "    {}['missing']\n"
                             "except KeyError as error:\n"
                             "    text = '%s %s' % (error, json.dumps({'a': [1, 2.5, None]}))\n"
                             "total = functools.reduce(lambda a, b: a * b, range(1, 60))\n"
                             "joined = ','.join(map(str, pairs)).upper().split(',')\n"
                             "first, *rest = {1, 2, 3} | set(range(50))\n"
                             "eval('[' + '1 + 2,' * 30 + ']')\n";

static void run_with_failure(pn_vm *vm, uint64_t at, bool *all_done) {
    pn_env *env;
    pn_outcome outcome;
    char report[200];
    cr_assert_eq(pn_env_new_default(vm, &env), PN_OK);
    heap_fail_after(&vm->vm, at);
    cr_assert_eq(pn_run(vm, script, strlen(script), "script.py", env, &outcome), PN_OK, "at allocation %llu: %s",
                 (unsigned long long)at, pn_vm_message(vm));
    *all_done = vm->vm.heap->fail_after != 0;
    heap_fail_after(&vm->vm, 0);
    cr_assert(outcome.kind == PN_OUTCOME_OK || strcmp(outcome.exception_type, "MemoryError") == 0,
              "at allocation %llu: %s", (unsigned long long)at, outcome.traceback);
    cr_assert(heap_audit(&vm->vm, report, sizeof report), "at allocation %llu: %s", (unsigned long long)at, report);
    cr_assert_eq(pn_run(vm, "x = [str(i) for i in range(10)]", 31, "after.py", env, &outcome), PN_OK);
    cr_assert_eq(outcome.kind, PN_OUTCOME_OK, "after allocation %llu: %s", (unsigned long long)at, outcome.traceback);
    pn_env_free(env);
}

Test(fault_injection, every_allocation_of_a_script_may_fail, .timeout = 300) {
    pn_config config = PN_CONFIG_DEFAULT;
    bool all_done = false;
    for (uint64_t at = 1; !all_done; at++) {
        pn_vm *vm;
        cr_assert_eq(pn_vm_new(&config, &vm), PN_OK);
        run_with_failure(vm, at, &all_done);
        pn_vm_free(vm);
    }
}

#endif

Test(fault_injection, a_vm_is_made_whole_or_not_at_all) {
    for (uint64_t memory = UINT64_C(1) << 20; memory < UINT64_C(3) << 20; memory += 16 << 10) {
        pn_config config = PN_CONFIG_DEFAULT;
        config.max_memory = memory;
        pn_vm *vm;
        pn_status status = pn_vm_new(&config, &vm);
        cr_assert(status == PN_OK || status == PN_ERROR_MEMORY);
        cr_assert_eq(vm != NULL, status == PN_OK);
        pn_vm_free(vm);
    }
}
