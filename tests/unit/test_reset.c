/* Sealing, resetting and pools: what a run leaves behind is gone, what was there before is as it was. */
#include "pynterp.h"

#include "vm/allocation_failure.h"
#include "vm/api_internal.h"
#include "vm/boot_snapshot.h"
#include "vm/heap_internal.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct host {
    pn_vm *vm;
    pn_env *env;
    pn_outcome outcome;
};

static pn_outcome *run(struct host *host, const char *source) {
    cr_assert_eq(pn_run(host->vm, source, strlen(source), "test.py", host->env, &host->outcome), PN_OK);
    return &host->outcome;
}

static void run_ok(struct host *host, const char *source) {
    pn_outcome *outcome = run(host, source);
    cr_assert_eq(outcome->kind, PN_OUTCOME_OK, "%s%s", outcome->traceback, outcome->message);
}

static void make(struct host *host, pn_config config) {
    cr_assert_eq(pn_vm_new(&config, &host->vm), PN_OK);
    cr_assert_eq(pn_env_new_default(host->vm, &host->env), PN_OK);
}

static struct host sealed(const char *before) {
    struct host host;
    make(&host, (pn_config)PN_CONFIG_DEFAULT);
    run_ok(&host, before);
    cr_assert_eq(pn_vm_seal(host.vm), PN_OK);
    return host;
}

static void reset(struct host *host) { cr_assert_eq(pn_vm_reset(host->vm), PN_OK, "%s", pn_vm_message(host->vm)); }

static int64_t number(struct host *host, const char *expression) {
    pn_value v;
    int64_t result;
    cr_assert_eq(pn_evaluate(host->vm, expression, strlen(expression), "test.py", host->env, &v, &host->outcome),
                 PN_OK);
    cr_assert_eq(host->outcome.kind, PN_OUTCOME_OK, "%s", host->outcome.traceback);
    cr_assert_eq(pn_get_int(host->vm, v, &result), PN_OK);
    return result;
}

Test(reset, versions_of_dicts_begin_again_and_nothing_cached_fits_by_accident) {
    struct host host = sealed("import math\nx = 1\ny = 2\ndef read():\n    return x + y + math.floor(1.5)\n"
                              "read()\nread()");
    uint32_t at_seal = host.vm->vm.dict_version;
    host.vm->vm.dict_version = UINT32_MAX - 3;
    run_ok(&host, "for i in range(10):\n    globals()[f'k{i}'] = i\n    assert read() == 4\n"
                  "del x\nx = 5\nassert read() == 8 and list(globals())[-1] == 'x'\n"
                  "seen = {i: i for i in range(1000)}\nassert sum(seen) == 499500");
    cr_assert_lt(host.vm->vm.dict_version, UINT32_MAX / 2, "the numbers did not begin again");
    reset(&host);
    cr_assert_geq(host.vm->vm.dict_version, at_seal);
    run_ok(&host, "assert read() == 4\ndel y\ny = 10\nassert read() == 12 and 'k1' not in globals()");
    pn_vm_free(host.vm);
}

Test(reset, a_vm_never_sealed_is_as_new) {
    struct host host;
    make(&host, (pn_config)PN_CONFIG_DEFAULT);
    for (int turn = 0; turn < 3; turn++) {
        run_ok(&host, "assert 'x' not in globals()\nx = 1\nclass A(list): pass\nimport math\nmath.x = A()");
        reset(&host);
        cr_assert_eq(pn_env_new_default(host.vm, &host.env), PN_OK);
    }
    pn_vm_free(host.vm);
}

Test(reset, variables_and_objects_of_the_sealed_state_come_back) {
    struct host host = sealed("n = 1\nitems = [1, 2, 3]\nnames = {'a': {'b': [0]}}\ndata = bytearray(b'abc')\n"
                              "class P:\n  kind = 'p'\n  def f(self): return self.x\np = P(); p.x = 5\n"
                              "def count():\n  n = 0\n  def step():\n    nonlocal n; n += 1; return n\n  return step\n"
                              "step = count()\ngenerator = (i for i in range(9))\nnext(generator)");
    const char *change =
        "assert (n, items, names, bytes(data), p.x, p.f(), P.kind) == "
        "(1, [1, 2, 3], {'a': {'b': [0]}}, b'abc', 5, 5, 'p')\n"
        "assert step() == 1 and next(generator) == 1 and not hasattr(P, 'y') and 'z' not in globals()\n"
        "n = 2; items.append(items); items[0] = None; names['a']['b'].extend(range(1000)); del names\n"
        "data.extend(b'x' * 100); p.x = 'other'; p.more = 1; P.kind = 0; P.y = 1; z = 3; count.a = 1\n"
        "P.f = lambda self: 0; class_of = type('Q', (P, ), {})\n";
    for (int turn = 0; turn < 5; turn++) {
        run_ok(&host, change);
        reset(&host);
    }
    run_ok(&host, "assert not hasattr(count, 'a')");
    pn_vm_free(host.vm);
}

Test(reset, modules_are_as_they_were) {
    struct host host = sealed("import math");
    for (int turn = 0; turn < 3; turn++) {
        run_ok(&host, "import json, string\nassert not hasattr(math, 'extra') and not hasattr(json, 'extra')\n"
                      "assert math.floor(2.5) == 2\nmath.extra = json.extra = 1\nmath.floor = None");
        reset(&host);
    }
    pn_vm_free(host.vm);
}

Test(reset, ids_hashes_and_orders_are_the_same_in_each_run) {
    struct host host = sealed("");
    const char *expression =
        "(id([]) + id({}) * 3 + hash('a name') * 7 + hash((1, 'b')) * 11 + id(type('T', (), {}))) % 2**60";
    int64_t first = number(&host, expression);
    for (int turn = 0; turn < 3; turn++) {
        reset(&host);
        cr_assert_eq(number(&host, expression), first);
        run_ok(&host, "class A: pass\nkeep = [A() for _ in range(turn)] if 'turn' in globals() else [A()]");
    }
    pn_vm_free(host.vm);
}

Test(reset, classes_that_are_gone_are_forgotten_by_caches) {
    struct host host = sealed("def get(o): return o.value\ndef call(o): return o.method()\n");
    const char *sources[] = {
        "class A:\n  def __init__(self): self.value = 1\n  def method(self): return 2\n"
        "for _ in range(50): assert get(A()) == 1 and call(A()) == 2",
        "class B:\n  def __init__(self): self.a = 5; self.b = 6; self.value = 7\n  def method(self): return 8\n"
        "for _ in range(50): assert get(B()) == 7 and call(B()) == 8",
        "class C:\n  value = property(lambda self: 9)\n  method = staticmethod(lambda: 10)\n"
        "for _ in range(50): assert get(C()) == 9 and call(C()) == 10",
    };
    for (int turn = 0; turn < 12; turn++) {
        run_ok(&host, sources[turn % 3]);
        reset(&host);
    }
    pn_vm_free(host.vm);
}

Test(reset, weak_references_are_forgotten) {
    struct host host = sealed("import weakref\nclass K: pass\nkept = K()\nolder = weakref.ref(kept)\n");
    for (int turn = 0; turn < 4; turn++) {
        run_ok(&host, "class A: pass\nobjects = [A() for _ in range(300)]\n"
                      "assert [weakref.getweakrefcount(o) for o in objects] == [0] * 300\n"
                      "references = [weakref.ref(o) for o in objects]\n"
                      "assert older() is kept and weakref.getweakrefcount(kept) == 1\n"
                      "newer = weakref.ref(kept, print)\nassert all(r() is o for r, o in zip(references, objects))");
        reset(&host);
        cr_assert_eq(pn_vm_collect(host.vm), PN_OK);
    }
    pn_vm_free(host.vm);
}

static pn_status answer(pn_call *call, void *user_data) {
    pn_value v;
    if (pn_new_int(pn_call_vm(call), *(int *)user_data, &v) != PN_OK)
        return PN_ERROR_MEMORY;
    return pn_call_return(call, v);
}

Test(reset, host_functions_and_names_granted_later_are_gone) {
    static int one = 1, two = 2;
    struct host host = sealed("");
    cr_assert_eq(pn_env_set_function(host.env, "first", answer, &one), PN_OK);
    cr_assert_eq(pn_vm_seal(host.vm), PN_OK);
    for (int turn = 0; turn < 3; turn++) {
        run_ok(&host, "assert 'second' not in globals() and first() == 1");
        cr_assert_eq(pn_env_set_function(host.env, "second", answer, &two), PN_OK);
        run_ok(&host, "assert second() == 2\nkept = second");
        reset(&host);
    }
    pn_vm_free(host.vm);
}

Test(reset, handles_made_since_are_refused_and_older_ones_hold) {
    struct host host = sealed("");
    pn_value before, since, later;
    const char *text;
    size_t length;
    cr_assert_eq(pn_new_str(host.vm, "kept", 4, &before), PN_OK);
    cr_assert_eq(pn_vm_seal(host.vm), PN_OK);
    cr_assert_eq(pn_new_str(host.vm, "gone", 4, &since), PN_OK);
    reset(&host);
    cr_assert_eq(pn_get_str(host.vm, since, &text, &length), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_get_str(host.vm, before, &text, &length), PN_OK);
    cr_assert_str_eq(text, "kept");
    cr_assert_eq(pn_new_str(host.vm, "new", 3, &later), PN_OK);
    cr_assert_eq(pn_get_str(host.vm, since, &text, &length), PN_ERROR_ARGUMENT);
    pn_vm_free(host.vm);
}

Test(reset, a_handle_of_a_closed_scope_does_not_come_back_as_another_value) {
    struct host host = sealed("");
    pn_scope scope;
    pn_value before, since;
    int64_t n;
    cr_assert_eq(pn_scope_open(host.vm, &scope), PN_OK);
    cr_assert_eq(pn_new_int(host.vm, 1, &before), PN_OK);
    cr_assert_eq(pn_vm_seal(host.vm), PN_OK);
    cr_assert_eq(pn_scope_close(host.vm, scope), PN_OK);
    cr_assert_eq(pn_new_list(host.vm, &since), PN_OK);
    reset(&host);
    cr_assert_eq(pn_get_int(host.vm, before, &n), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_vm_collect(host.vm), PN_OK);
    run_ok(&host, "x = [[] for _ in range(1000)]");
    pn_vm_free(host.vm);
}

Test(reset, code_compiled_before_runs_after) {
    struct host host = sealed("");
    pn_code *code, *expression;
    const char *source = "def f(n):\n  return n if n < 2 else f(n - 1) + f(n - 2)\nresult = f(12)\nnames = []\n";
    cr_assert_eq(pn_compile(host.vm, source, strlen(source), "code.py", &code, &host.outcome), PN_OK);
    cr_assert_eq(pn_compile_expression(host.vm, "result + 1", 10, "e.py", &expression, &host.outcome), PN_OK);
    cr_assert_eq(pn_vm_seal(host.vm), PN_OK);
    for (int turn = 0; turn < 100; turn++) {
        pn_value v;
        int64_t n;
        cr_assert_eq(pn_run_code(host.vm, code, host.env, NULL, &host.outcome), PN_OK);
        cr_assert_eq(host.outcome.kind, PN_OUTCOME_OK, "%s", host.outcome.traceback);
        cr_assert_eq(pn_run_code(host.vm, expression, host.env, &v, &host.outcome), PN_OK);
        cr_assert_eq(pn_get_int(host.vm, v, &n), PN_OK);
        cr_assert_eq(n, 145);
        if (turn % 10 == 9)
            cr_assert_eq(pn_vm_collect(host.vm), PN_OK);
        reset(&host);
    }
    pn_vm_free(host.vm);
}

Test(reset, source_that_is_wrong_gives_no_code) {
    struct host host = sealed("");
    pn_code *code = (pn_code *)&host;
    cr_assert_eq(pn_compile(host.vm, "x = ", 4, "e.py", &code, &host.outcome), PN_OK);
    cr_assert_eq(host.outcome.kind, PN_OUTCOME_EXCEPTION);
    cr_assert_str_eq(host.outcome.exception_type, "SyntaxError");
    cr_assert_null(code);
    pn_code_free(NULL);
    pn_vm_free(host.vm);
}

/* Whether some committed byte of the cage still belongs to this text. */
static bool cage_contains(const pn_vm *pn, const char *text) {
    const struct heap *heap = pn->vm.heap;
    const char *blocks = pn->vm.cage + ((uint64_t)heap->block_start << BLOCK_SHIFT);
    return memmem(blocks, (size_t)(heap->committed_end - heap->block_start) << BLOCK_SHIFT, text, strlen(text)) ||
           memmem(pn->vm.stack, pn->vm.stack_limit * sizeof(value), text, strlen(text));
}

Test(reset, nothing_of_the_guest_stays_in_memory) {
    struct host host = sealed("");
    const char *sources[] = {
        "s = 'secret' + 'MARK'",
        "s = [('secret' + 'MARK') * n for n in range(200)]",
        "x = ('secret' + 'MARK') * 100000\ny = [x[1:] for _ in range(50)]\nx = y = None",
        "class A:\n  pass\na = A()\nsetattr(a, 'secret' + 'MARK', {'secret' + 'MARK'})",
        "def f(n):\n  s = 'secretMARK'\n  return f(n - 1) if n else s\nf(300)",
    };
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        run_ok(&host, sources[i]);
        cr_assert(cage_contains(host.vm, "secretMARK"), "source %zu", i);
        reset(&host);
        cr_assert_not(cage_contains(host.vm, "secretMARK"), "source %zu", i);
    }
    pn_vm_free(host.vm);
}

Test(reset, registers_are_cleared) {
    struct host host = sealed("");
    run_ok(&host, "def f(n, x):\n  return f(n - 1, x) if n else x\nf(500, 123456789012345)");
    reset(&host);
    const value *stack = host.vm->vm.stack;
    for (uint32_t i = 0; i < host.vm->vm.stack_limit; i++)
        cr_assert_eq(stack[i], 0, "register %u", i);
    pn_vm_free(host.vm);
}

Test(reset, after_any_limit) {
    pn_config config = PN_CONFIG_DEFAULT;
    config.max_memory = UINT64_C(8) << 20;
    config.max_steps = 2000000;
    struct host host;
    make(&host, config);
    cr_assert_eq(pn_vm_seal(host.vm), PN_OK);
    pn_statistics before, after;
    pn_vm_statistics(host.vm, &before);
    const char *sources[] = {
        "x = []\nwhile True: x.append('a' * 1000)",
        "while True: pass",
        "def f(): return f()\nf()",
        "def g():\n  try: yield 1\n  finally: print('closed')\nkept = g(); next(kept)\nraise ValueError('x')",
        "class A:\n  def __del__(self): keep.append(self)\nkeep = []\nfor _ in range(1000): A()\n",
    };
    for (int turn = 0; turn < 15; turn++) {
        run(&host, sources[turn % 5]);
        reset(&host);
        run_ok(&host, "assert len(globals()) == 2, sorted(globals())\nx = [1] * 1000");
        reset(&host);
    }
    pn_vm_statistics(host.vm, &after);
    cr_assert_leq(after.memory, before.memory + (16 << 10)); /* tables that have grown */
    cr_assert_eq(after.violations, 0);
    cr_assert_eq(after.collections, before.collections);
    pn_vm_free(host.vm);
}

Test(reset, an_interrupt_of_the_last_user_does_not_hit_the_next) {
    struct host host = sealed("");
    pn_interrupt(host.vm);
    reset(&host);
    run_ok(&host, "for _ in range(100000): pass");
    pn_vm_free(host.vm);
}

static pn_status try_reset(pn_call *call, void *user_data) {
    pn_status *statuses = user_data;
    statuses[0] = pn_vm_reset(pn_call_vm(call));
    statuses[1] = pn_vm_seal(pn_call_vm(call));
    return PN_OK;
}

Test(reset, not_during_a_run) {
    struct host host = sealed("");
    pn_status statuses[2] = {PN_OK, PN_OK};
    cr_assert_eq(pn_env_set_function(host.env, "f", try_reset, statuses), PN_OK);
    run_ok(&host, "f()");
    cr_assert_eq(statuses[0], PN_ERROR_BUSY);
    cr_assert_eq(statuses[1], PN_ERROR_BUSY);
    cr_assert_eq(pn_vm_reset(NULL), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_vm_seal(NULL), PN_ERROR_ARGUMENT);
    pn_vm_free(host.vm);
}

Test(reset, a_large_sealed_state_comes_back) {
    struct host host = sealed("table = {str(i): [i] * 3 for i in range(20000)}\ntext = 'ab' * 100000\n");
    for (int turn = 0; turn < 3; turn++) {
        run_ok(&host, "assert len(table) == 20000 and table['777'] == [777] * 3 and text.count('b') == 100000\n"
                      "for key in list(table): del table[key]\ntext = None\nx = [[] for _ in range(100000)]");
        reset(&host);
    }
    pn_vm_free(host.vm);
}

/* --- what VMs of one process share --- */

Test(sharing, address_space_used_again_holds_nothing_of_its_last_user) {
    struct host first, host = sealed("");
    const char *sources[] = {
        "s = [('secret' + 'MARK') * n for n in range(100)]",
        "class A(list): pass\na = A(); a.secretMARK = 1; import math; math.secretMARK = ['secret' + 'MARK']",
        "def f(n):\n  s = 'secretMARK'\n  return f(n - 1) if n else s\nf(300)",
        "x = ['secret' + 'MARK' + str(i) for i in range(100000)]",
    };
    pn_vm_free(host.vm);
    for (size_t i = 0; i < 4 * sizeof sources / sizeof sources[0]; i++) {
        make(&first, (pn_config)PN_CONFIG_DEFAULT);
        make(&host, (pn_config)PN_CONFIG_DEFAULT);
        cr_assert(host.vm->vm.from_image);
        run_ok(&host, sources[i % (sizeof sources / sizeof sources[0])]);
        cr_assert(cage_contains(host.vm, "secretMARK"));
        pn_vm_free(host.vm);
        make(&host, (pn_config)PN_CONFIG_DEFAULT);
        cr_assert_not(cage_contains(host.vm, "secretMARK"), "source %zu", i);
        run_ok(&host,
               "import math\nassert not hasattr(math, 'secretMARK') and len(globals()) == 3\nclass A(list): pass");
        pn_vm_free(host.vm);
        pn_vm_free(first.vm);
    }
}

Test(sharing, each_vm_writes_to_its_own_copy_of_the_boot_image) {
    struct host first, second;
    make(&first, (pn_config)PN_CONFIG_DEFAULT);
    make(&second, (pn_config)PN_CONFIG_DEFAULT);
    size_t size = (size_t)boot_snapshot.block_count << BLOCK_SHIFT;
    uint64_t start = (uint64_t)boot_snapshot.block_start << BLOCK_SHIFT;
    char *kept = malloc(size);
    memcpy(kept, boot_snapshot.bytes, size);
    memset(first.vm->vm.cage + start, 0xA5, size);
    cr_assert_arr_eq(boot_snapshot.bytes, kept, size);
    cr_assert_arr_eq(second.vm->vm.cage + start, kept, size);
    memcpy(first.vm->vm.cage + start, kept, size); /* what ends it must find its objects */
    for (int turn = 0; turn < 3; turn++) {         /* the second time the first one's address space is used again */
        memset(first.vm->vm.cage + start + size / 2, 0, 64);
        pn_vm_free(first.vm);
        make(&first, (pn_config)PN_CONFIG_DEFAULT);
        cr_assert_arr_eq(first.vm->vm.cage + start, kept, size);
        run_ok(&first, "assert sorted({'b': 1, 'a': 2}) == ['a', 'b'] and isinstance(True, int)");
    }
    pn_vm_free(first.vm);
    pn_vm_free(second.vm);
    free(kept);
}

/* Pages that came from no file would be moved away, not shared: they are found out by the probe and left alone. */
Test(sharing, constants_that_are_in_no_file_are_not_taken) {
    const size_t size = BLOCK_SIZE;
    char *memory = platform_map(4 * size);
    uint64_t *probe = (uint64_t *)memory;
    char *constant = memory + size, *place = memory + 2 * size;
    *probe = 1;
    memset(constant, 7, size);
    cr_assert_eq(platform_mirror(probe, size, constant, place, size), PLATFORM_NOT_MIRRORED);
    for (size_t i = 0; i < size; i++)
        cr_assert(constant[i] == 7 && place[i] == 0, "byte %zu", i);
    place[0] = 1;
    platform_unmap(memory, 4 * size);
}

#if PN_TEST_HOOKS
Test(sharing, where_the_boot_image_cannot_be_shared_a_vm_has_a_copy) {
    struct host hosts[100];
    pn_config config = PN_CONFIG_DEFAULT;
    uint64_t count = 0;
    bool copied = false;
    for (; !copied && count < 100; count++) {
        struct host *host = &hosts[count];
        allocation_fail_after(count + 1, ALLOCATION_FAILS_ONCE);
        pn_status status = pn_vm_new(&config, &host->vm);
        (void)allocation_fail_end();
        if (status != PN_OK && pn_vm_new(&config, &host->vm) != PN_OK) /* which takes the address space that was kept */
            cr_assert_fail("no VM without failures");
        copied = host->vm->vm.from_image && !host->vm->vm.heap->maps_image;
    }
    cr_assert(copied);
    for (int turn = 0; turn < 3; turn++) {
        struct host *host = &hosts[count - 1];
        cr_assert_eq(pn_env_new_default(host->vm, &host->env), PN_OK);
        run_ok(host, "import json, collections\nassert json.dumps({'a': [1, 2.5]}) == '{\"a\": [1, 2.5]}'");
        reset(host);
    }
    while (count > 0)
        pn_vm_free(hosts[--count].vm);
}
#endif

Test(sharing, the_boot_image_is_zero_where_nothing_is_in_it) {
    for (uint32_t block = 0; block < boot_snapshot.block_count; block++) {
        const char *bytes = boot_snapshot.bytes + (block << BLOCK_SHIFT);
        for (uint32_t i = boot_snapshot.bytes_used[block]; i < BLOCK_SIZE; i++)
            cr_assert_eq(bytes[i], 0, "byte %u of block %u", i, block);
    }
}

/* Hashes of these names are the same everywhere, so a script can choose among them: too few fall together. */
Test(sharing, no_many_names_made_at_boot_have_hashes_alike) {
    const struct intern_table *names = &boot_snapshot.interned;
    for (uint32_t size = 8; size <= 4096; size *= 2) {
        uint32_t counts[4096] = {0}, most = 0;
        for (uint32_t i = 0; i < names->capacity; i++)
            if (names->entries[i].ref > INTERN_DELETED && ++counts[names->entries[i].hash % size] > most)
                most = counts[names->entries[i].hash % size];
        cr_assert_leq(most, names->live / size * 3 / 2 + 12, "%u of %u names in a table of %u", most, names->live,
                      size);
    }
}

Test(sharing, hashes_of_texts_differ_but_for_names_made_at_boot) {
    struct host first = sealed(""), second;
    make(&second, (pn_config)PN_CONFIG_DEFAULT);
    int equal = 0;
    for (int i = 0; i < 20; i++) {
        char expression[40];
        snprintf(expression, sizeof expression, "hash('text %d of the guest')", i);
        equal += number(&first, expression) == number(&second, expression);
    }
    cr_assert_leq(equal, 1);
    run_ok(&first, "assert hash('pri' + 'nt') == hash(print.__name__) and {'print': 1}['pri' + 'nt'] == 1");
    cr_assert_eq(number(&first, "hash('pri' + 'nt')"), number(&second, "hash('pri' + 'nt')"));
    pn_vm_free(first.vm);
    pn_vm_free(second.vm);
}

/* --- pools --- */

struct counts {
    int prepared, discarded;
    pn_status status;
};

static pn_status prepare(pn_vm *vm, void *user_data) {
    struct counts *counts = user_data;
    pn_env *env;
    __atomic_add_fetch(&counts->prepared, 1, __ATOMIC_RELAXED);
    pn_status status = pn_env_new_default(vm, &env);
    pn_vm_set_data(vm, env);
    return status != PN_OK ? status : counts->status;
}

static void discard(pn_vm *vm, void *user_data) {
    struct counts *counts = user_data;
    cr_assert_not_null(pn_vm_data(vm));
    __atomic_add_fetch(&counts->discarded, 1, __ATOMIC_RELAXED);
}

static pn_pool *pool_new(struct counts *counts, size_t keep) {
    static pn_config config = PN_CONFIG_DEFAULT;
    pn_pool_config pool_config = {.size = sizeof pool_config,
                                  .vm = &config,
                                  .keep = keep,
                                  .prepare = prepare,
                                  .discard = discard,
                                  .user_data = counts};
    pn_pool *pool;
    cr_assert_eq(pn_pool_new(&pool_config, &pool), PN_OK);
    return pool;
}

Test(pool, hands_out_what_was_given_back) {
    struct counts counts = {0};
    pn_pool *pool = pool_new(&counts, 2);
    pn_vm *vms[3];
    for (int turn = 0; turn < 10; turn++) {
        for (int i = 0; i < 3; i++) {
            cr_assert_eq(pn_pool_take(pool, &vms[i]), PN_OK);
            struct host host = {.vm = vms[i], .env = pn_vm_data(vms[i])};
            run_ok(&host, "assert 'x' not in globals()\nx = 1");
        }
        for (int i = 0; i < 3; i++)
            cr_assert_eq(pn_pool_give(pool, vms[i]), PN_OK);
    }
    cr_assert_eq(counts.prepared, 12);
    cr_assert_eq(counts.discarded, 10);
    pn_pool_free(pool);
    cr_assert_eq(counts.discarded, 12);
}

Test(pool, refuses_what_prepare_refuses) {
    struct counts counts = {.status = PN_ERROR_POLICY};
    pn_pool *pool = pool_new(&counts, 2);
    pn_vm *vm;
    cr_assert_eq(pn_pool_take(pool, &vm), PN_ERROR_POLICY);
    cr_assert_null(vm);
    cr_assert_eq(counts.discarded, 1);
    pn_pool_free(pool);
    pn_pool_free(NULL);
    cr_assert_eq(pn_pool_take(NULL, &vm), PN_ERROR_ARGUMENT);
    cr_assert_eq(pn_pool_new(NULL, NULL), PN_ERROR_ARGUMENT);
}

static void *use_pool(void *pool) {
    for (int turn = 0; turn < 200; turn++) {
        struct host host;
        cr_assert_eq(pn_pool_take(pool, &host.vm), PN_OK);
        host.env = pn_vm_data(host.vm);
        run_ok(&host, "assert 'x' not in globals()\nx = [{} for _ in range(100)]\nclass A: pass");
        cr_assert_eq(pn_pool_give(pool, host.vm), PN_OK);
    }
    return NULL;
}

Test(pool, serves_threads_at_once) {
    struct counts counts = {0};
    pn_pool *pool = pool_new(&counts, 4);
    pthread_t threads[4];
    for (int i = 0; i < 4; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, use_pool, pool), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    pn_pool_free(pool);
    cr_assert_eq(counts.prepared, counts.discarded);
}
