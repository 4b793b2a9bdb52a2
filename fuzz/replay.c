/* Runs a fuzz target without libFuzzer, with any compiler: on files, on all files of folders, and on random changes of
 * them.
 *
 *   fuzz_TARGET [--rounds N] [--seed N] PATH...
 *
 * The changes are blind, but by the target's own mutator where it has one: it is a short run for every build, in which
 * what was found once stays found. A finding ends the program; the input is written to fuzz_finding before it is tried.
 */
#include "fuzz.h"
#include "grammar.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define INPUTS_MAXIMUM 65536
#define SIZE_MAXIMUM 65536

struct input {
    uint8_t *data;
    size_t size;
};
static struct input inputs[INPUTS_MAXIMUM];
static size_t input_count;
static struct grammar_random random_state = {1};

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t size_maximum) {
    size_t at = size > 0 ? grammar_below(&random_state, size) : 0;
    switch (grammar_below(&random_state, 4)) {
    case 0:
        if (size == size_maximum)
            return size;
        memmove(data + at + 1, data + at, size - at);
        data[at] = (uint8_t)grammar_below(&random_state, 256);
        return size + 1;
    case 1:
        if (size == 0)
            return size;
        memmove(data + at, data + at + 1, size - at - 1);
        return size - 1;
    default:
        if (size > 0)
            data[at] ^= (uint8_t)(1u << grammar_below(&random_state, 8));
        return size;
    }
}

static size_t mutate(uint8_t *data, size_t size, size_t size_maximum) {
#if PN_FUZZ_GRAMMAR
    return LLVMFuzzerCustomMutator(data, size, size_maximum, (unsigned)grammar_below(&random_state, UINT32_MAX));
#else
    for (uint64_t i = 1 + grammar_below(&random_state, 4); i > 0; i--)
        size = LLVMFuzzerMutate(data, size, size_maximum);
    return size;
#endif
}

static void file_add(const char *path) {
    static uint8_t data[SIZE_MAXIMUM];
    FILE *file = fopen(path, "rb");
    struct input *input = &inputs[input_count];
    size_t size = file != NULL ? fread(data, 1, SIZE_MAXIMUM, file) : 0;
    if (file == NULL || input_count == INPUTS_MAXIMUM || (input->data = malloc(size + 1)) == NULL) {
        fprintf(stderr, "replay: cannot read %s\n", path);
        exit(2);
    }
    input->size = size;
    memcpy(input->data, data, size);
    input_count++;
    fclose(file);
}

static void path_add(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) {
        file_add(path);
        return;
    }
    DIR *folder = opendir(path);
    char name[1024];
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;)
        if (entry->d_name[0] != '.') {
            snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
            file_add(name);
        }
    if (folder != NULL)
        closedir(folder);
}

static void finding_prepare(const uint8_t *data, size_t size) {
    FILE *file = fopen("fuzz_finding", "wb");
    if (file == NULL)
        return;
    fwrite(data, 1, size, file);
    fclose(file);
}

static void rounds_run(uint64_t rounds) {
    static uint8_t data[SIZE_MAXIMUM];
    size_t size = 0;
    for (uint64_t i = 0; i < rounds; i++) {
        /* On with the last one for a while, then from another. */
        if (input_count > 0 && i % 8 == 0) {
            const struct input *from = &inputs[grammar_below(&random_state, input_count)];
            size = from->size;
            memcpy(data, from->data, size);
        }
        size = mutate(data, size, SIZE_MAXIMUM);
        finding_prepare(data, size);
        LLVMFuzzerTestOneInput(data, size);
    }
    remove("fuzz_finding");
}

int main(int argc, char **argv) {
    uint64_t rounds = 0;
    for (int i = 1; i < argc; i++) {
        bool has_value = i + 1 < argc;
        if (strcmp(argv[i], "--rounds") == 0 && has_value)
            rounds = strtoull(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--seed") == 0 && has_value)
            random_state.state = strtoull(argv[++i], NULL, 10);
        else
            path_add(argv[i]);
    }
    for (size_t i = 0; i < input_count; i++)
        LLVMFuzzerTestOneInput(inputs[i].data, inputs[i].size);
    rounds_run(rounds);
    printf("%zu files and %llu changes of them, no finding\n", input_count, (unsigned long long)rounds);
    for (size_t i = 0; i < input_count; i++)
        free(inputs[i].data);
    return 0;
}
