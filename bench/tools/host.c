/* A host that measures what only a host can: making and resetting VMs, and the memory they take. Uses the public header
 * alone. Prints one "name value" a line; bench/tools/host.py runs it and sets the figures beside their limits.
 *
 *     bench_host startup | memory | sizes | peak PROGRAM [ARGUMENT...] */
#include "pynterp.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ROUNDS 4001
#define MANY_VMS 10000

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static void check(bool condition, const char *what) {
    if (condition)
        return;
    fprintf(stderr, "bench_host: %s\n", what);
    exit(1);
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void print_median(const char *name, double *times) {
    qsort(times, ROUNDS, sizeof *times, by_size);
    printf("%s %.3f\n", name, times[ROUNDS / 2]);
}

/* --- start-up ------------------------------------------------------------------------------------------------------
 */

struct kit {
    pn_env *env;
    pn_code *code;
};

static pn_status prepare(pn_vm *vm, void *user_data) {
    struct kit *kit = malloc(sizeof *kit);
    pn_outcome outcome;
    (void)user_data;
    pn_vm_set_data(vm, kit);
    pn_status status = kit == NULL ? PN_ERROR_MEMORY : pn_env_new_default(vm, &kit->env);
    return status != PN_OK ? status : pn_compile_expression(vm, "1+1", 3, "x.py", &kit->code, &outcome);
}

static void discard(pn_vm *vm, void *user_data) {
    (void)user_data;
    free(pn_vm_data(vm));
}

static void run_once(pn_vm *vm, pn_env *env) {
    pn_outcome outcome;
    check(pn_run(vm, "1+1", 3, "x.py", env, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_OK, "1+1 failed");
}

static void measure_startup(void) {
    static double times[ROUNDS];
    pn_config config = PN_CONFIG_DEFAULT;
    pn_pool_config pool_config = {
        .size = sizeof pool_config, .vm = &config, .keep = 4, .prepare = prepare, .discard = discard};
    pn_pool *pool;
    pn_vm *vm;
    for (int i = 0; i < ROUNDS; i++) {
        pn_env *env = NULL;
        double start = now();
        check(pn_vm_new(&config, &vm) == PN_OK && pn_env_new_default(vm, &env) == PN_OK, "no VM");
        run_once(vm, env);
        pn_vm_free(vm);
        times[i] = now() - start;
    }
    print_median("from_nothing_us", times);
    check(pn_pool_new(&pool_config, &pool) == PN_OK, "no pool");
    for (int i = 0; i < ROUNDS; i++) {
        double start = now();
        check(pn_pool_take(pool, &vm) == PN_OK, "no VM from the pool");
        run_once(vm, ((struct kit *)pn_vm_data(vm))->env);
        check(pn_pool_give(pool, vm) == PN_OK, "the VM was not taken back");
        times[i] = now() - start;
    }
    print_median("pooled_compile_us", times);
    for (int i = 0; i < ROUNDS; i++) {
        pn_outcome outcome;
        double start = now();
        check(pn_pool_take(pool, &vm) == PN_OK, "no VM from the pool");
        struct kit *kit = pn_vm_data(vm);
        check(pn_run_code(vm, kit->code, kit->env, NULL, &outcome) == PN_OK, "the code did not run");
        check(pn_pool_give(pool, vm) == PN_OK, "the VM was not taken back");
        times[i] = now() - start;
    }
    print_median("pooled_compiled_us", times);
    pn_pool_free(pool);
}

/* --- memory --------------------------------------------------------------------------------------------------------
 */

/* KiB by the name of a line in a file of the kernel's. */
static double kernel_figure(const char *path, const char *name) {
    char line[256];
    double sum = 0;
    FILE *file = fopen(path, "r");
    check(file != NULL, "the kernel does not tell about memory");
    while (fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, name, strlen(name)) == 0)
            sum += strtod(line + strlen(name), NULL);
    fclose(file);
    return sum;
}

static double private_memory(void) {
    return kernel_figure("/proc/self/smaps_rollup", "Private_Dirty:") +
           kernel_figure("/proc/self/smaps_rollup", "Private_Clean:");
}

static void measure_memory(void) {
    static pn_vm *vms[MANY_VMS];
    pn_config config = PN_CONFIG_DEFAULT;
    pn_env *env = NULL;
    config.guard_space = PN_GUARD_SPACE_SMALL; /* so many do not fit the address space otherwise */
    for (int i = 0; i < 3; i++)
        check(pn_vm_new(&config, &vms[i]) == PN_OK, "no VM");
    double before = private_memory(), tables = kernel_figure("/proc/self/status", "VmPTE:");
    for (int i = 3; i < 103; i++)
        check(pn_vm_new(&config, &vms[i]) == PN_OK, "no VM");
    printf("fresh_private_kib %.1f\n", (private_memory() - before) / 100);
    printf("fresh_page_tables_kib %.1f\n", (kernel_figure("/proc/self/status", "VmPTE:") - tables) / 100);
    int count = 103;
    while (count < MANY_VMS && pn_vm_new(&config, &vms[count]) == PN_OK)
        count++;
    for (int i = 0; i < count; i++) {
        check(pn_env_new_default(vms[i], &env) == PN_OK, "no env");
        run_once(vms[i], env);
    }
    printf("live_vms %d\n", count);
    /* Not VmRSS, which counts a page of the boot image once for each VM that reads it. */
    printf("live_vms_mib %.1f\n", kernel_figure("/proc/self/smaps_rollup", "Pss:") / 1024);
    printf("live_vms_page_tables_mib %.1f\n", kernel_figure("/proc/self/status", "VmPTE:") / 1024);
    for (int i = 0; i < count; i++)
        pn_vm_free(vms[i]);

    pn_vm *vm;
    pn_outcome outcome;
    const char *grow = "x = [str(i) * 3 for i in range(1000000)]", *drop = "del x";
    check(pn_vm_new(&config, &vm) == PN_OK && pn_env_new_default(vm, &env) == PN_OK, "no VM");
    before = private_memory();
    check(pn_run(vm, grow, strlen(grow), "x.py", env, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_OK, "no list");
    printf("grown_mib %.1f\n", (private_memory() - before) / 1024);
    check(pn_run(vm, drop, strlen(drop), "x.py", env, &outcome) == PN_OK && pn_vm_collect(vm) == PN_OK, "no drop");
    printf("after_free_mib %.1f\n", (private_memory() - before) / 1024);
    pn_vm_free(vm);
}

/* --- sizes of objects ----------------------------------------------------------------------------------------------
 */

/* Reads "name expression" lines; prints the bytes that one value of the expression takes beyond its place in a list. */
static uint64_t memory_of(const char *expression) {
    enum { COUNT = 100000 };
    pn_config config = PN_CONFIG_DEFAULT;
    pn_vm *vm;
    pn_env *env = NULL;
    pn_outcome outcome;
    pn_statistics before, after;
    char source[600];
    const char *start = "class Point:\n  def __init__(self, x, y):\n    self.x = x\n    self.y = y\n"
                        "a, b, c = 1, 2, 3\nPoint(1, 2)\n";
    check(pn_vm_new(&config, &vm) == PN_OK && pn_env_new_default(vm, &env) == PN_OK, "no VM");
    snprintf(source, sizeof source, "%sx = [None] * %d\n", start, COUNT);
    check(pn_run(vm, source, strlen(source), "x.py", env, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_OK, "start");
    pn_vm_collect(vm);
    pn_vm_statistics(vm, &before);
    snprintf(source, sizeof source, "for i in range(%d):\n  x[i] = %s\n", COUNT, expression);
    check(pn_run(vm, source, strlen(source), "x.py", env, &outcome) == PN_OK && outcome.kind == PN_OUTCOME_OK,
          expression);
    pn_vm_collect(vm);
    pn_vm_statistics(vm, &after);
    pn_vm_free(vm);
    return after.memory > before.memory ? (after.memory - before.memory + COUNT / 2) / COUNT : 0;
}

static void measure_sizes(void) {
    char line[400];
    while (fgets(line, sizeof line, stdin) != NULL) {
        char *expression = strchr(line, ' ');
        line[strcspn(line, "\n")] = '\0';
        if (expression == NULL)
            continue;
        *expression++ = '\0';
        printf("%s %" PRIu64 "\n", line, memory_of(expression));
    }
}

/* Most memory that a program took. The kernel counts in what the process was before it became that program, so a large
 * one, such as an interpreter that runs benchmarks, cannot measure it itself. */
static void measure_peak(char **command) {
    struct rusage usage;
    int status;
    pid_t child = fork();
    check(child >= 0, "fork");
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        if (nowhere >= 0 && dup2(nowhere, STDOUT_FILENO) >= 0)
            execv(command[0], command);
        _exit(127);
    }
    check(wait4(child, &status, 0, &usage) == child && status == 0, "the program failed");
    printf("peak_kib %ld\n", usage.ru_maxrss);
}

int main(int argc, char **argv) {
    const char *verb = argc == 2 ? argv[1] : "";
    if (argc > 2 && strcmp(argv[1], "peak") == 0)
        measure_peak(argv + 2);
    else if (strcmp(verb, "startup") == 0)
        measure_startup();
    else if (strcmp(verb, "memory") == 0)
        measure_memory();
    else if (strcmp(verb, "sizes") == 0)
        measure_sizes();
    else
        check(false, "startup, memory, sizes or peak?");
    return 0;
}
