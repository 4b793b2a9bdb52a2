/* Runs every script of tests/language in one VM of a pool, each of them twice, and compares all that a script and its
 * host can see with a VM that has never run anything: output, outcome, traceback, collections, and fuel but for a
 * little. Uses the public header alone. Prints what differs; exit status 1 if anything does. */
#include "pynterp.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define OUTPUT_MAXIMUM ((size_t)4 << 20)
#define PATH_MAXIMUM 1024

/* What a run left to see; the output is by far the longest. */
struct record {
    char *output;
    size_t length;
    pn_outcome_kind kind;
    int exit_status;
    char traceback[20000];
    pn_statistics statistics;
};

static bool on_output(void *user_data, int stream, const char *data, size_t length) {
    struct record *record = *(struct record **)user_data;
    (void)stream;
    if (record == NULL || length > OUTPUT_MAXIMUM - record->length)
        return false;
    memcpy(record->output + record->length, data, length);
    record->length += length;
    return true;
}

/* The record that the VM at hand writes to. */
static struct record *current;

static pn_status prepare(pn_vm *vm, void *user_data) {
    pn_env *env;
    (void)user_data;
    pn_status status = pn_env_new_default(vm, &env);
    pn_vm_set_data(vm, env);
    return status;
}

static char *file_read(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    char *text = malloc((size_t)1 << 20);
    *length = text != NULL ? fread(text, 1, (size_t)1 << 20, file) : 0;
    fclose(file);
    return text;
}

/* Words that the run before left on the C stack may keep alive what lies there in this one, and then other objects lie
 * elsewhere, which shows in the addresses that reprs print. */
static __attribute__((noinline)) void stack_wipe(void) {
    char dead[1 << 18];
    memset(dead, 0, sizeof dead);
    __asm__ volatile("" : : "r"(dead) : "memory"); /* or the compiler leaves it out, since nobody reads it */
}

static bool run(pn_pool *pool, const char *path, const char *text, size_t length, struct record *record) {
    pn_vm *vm;
    pn_outcome outcome;
    record->length = 0;
    current = record;
    stack_wipe();
    if (pn_pool_take(pool, &vm) != PN_OK)
        return false;
    if (pn_run(vm, text, length, path, pn_vm_data(vm), &outcome) != PN_OK)
        return false;
    record->kind = outcome.kind;
    record->exit_status = outcome.exit_status;
    snprintf(record->traceback, sizeof record->traceback, "%s%s", outcome.traceback, outcome.message);
    pn_vm_statistics(vm, &record->statistics);
    return pn_pool_give(pool, vm) == PN_OK;
}

/* Long probe sequences in hash tables cost fuel, and which they are depends on the VM's own key. */
static bool fuel_differs(uint64_t a, uint64_t b) {
    uint64_t more = a > b ? a : b, less = a > b ? b : a;
    return more - less > more / 16 + 64;
}

static const char *difference(const struct record *fresh, const struct record *pooled) {
    if (fresh->length != pooled->length || memcmp(fresh->output, pooled->output, fresh->length) != 0)
        return "output";
    if (fresh->kind != pooled->kind || fresh->exit_status != pooled->exit_status)
        return "outcome";
    if (strcmp(fresh->traceback, pooled->traceback) != 0)
        return "traceback";
    if (fuel_differs(fresh->statistics.steps, pooled->statistics.steps))
        return "fuel";
    if (fresh->statistics.collections != pooled->statistics.collections)
        return "number of collections";
    return NULL;
}

static struct record fresh_record, pooled_record;
static pn_pool *fresh_pool, *used_pool;
static int scripts, differences;

static void compare(const char *path) {
    size_t length;
    char *text = file_read(path, &length);
    scripts++;
    if (text == NULL || !run(fresh_pool, path, text, length, &fresh_record)) {
        printf("%s: could not be run\n", path);
        differences++;
    }
    for (int turn = 1; text != NULL && turn <= 2; turn++) {
        const char *what = run(used_pool, path, text, length, &pooled_record)
                               ? difference(&fresh_record, &pooled_record)
                               : "whether it could be run";
        if (what == NULL)
            continue;
        printf("%s, turn %d: %s differs from a fresh VM's\n", path, turn, what);
        differences++;
    }
    free(text);
}

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static void walk(const char *folder) {
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        char path[PATH_MAXIMUM];
        struct stat status;
        size_t length = strlen(entries[i]->d_name);
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.' && stat(path, &status) == 0) {
            if (S_ISDIR(status.st_mode))
                walk(path);
            else if (length > 3 && strcmp(entries[i]->d_name + length - 3, ".py") == 0)
                compare(path);
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static pn_pool *pool_new(const pn_config *config, size_t keep) {
    pn_pool_config pool_config = {.size = sizeof pool_config, .vm = config, .keep = keep, .prepare = prepare};
    pn_pool *pool;
    return pn_pool_new(&pool_config, &pool) == PN_OK ? pool : NULL;
}

int main(void) {
    pn_config config = PN_CONFIG_DEFAULT;
    config.output = on_output;
    config.output_data = &current;
    fresh_record.output = malloc(OUTPUT_MAXIMUM);
    pooled_record.output = malloc(OUTPUT_MAXIMUM);
    fresh_pool = pool_new(&config, 0);
    used_pool = pool_new(&config, 1);
    if (fresh_record.output == NULL || pooled_record.output == NULL || fresh_pool == NULL || used_pool == NULL)
        return 1;
    walk("tests/language");
    pn_pool_free(fresh_pool);
    pn_pool_free(used_pool);
    free(fresh_record.output);
    free(pooled_record.output);
    if (scripts == 0)
        printf("there are no scripts in tests/language\n");
    return differences > 0 || scripts == 0;
}
