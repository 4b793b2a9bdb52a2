/* Run when the library is built. Usage: prepare_library BOOT_SNAPSHOT.c MODULE_CODE.c */
#include "prepare_library.h"

#include "stdlib_allowlist/module_code.h"
#include "vm/boot_snapshot.h"

#include <inttypes.h>

/* The library wants these; with them VMs boot by themselves and modules are compiled. */
const struct boot_snapshot boot_snapshot = {0};
const struct module_code module_codes[MODULES_MOST] = {{0}};
const uint64_t module_code_bytes[1] = {0};

void words_write(FILE *file, const uint64_t *words, size_t count, size_t first) {
    for (size_t i = 0, on_line = 0; i < count; i++)
        if (words[i] != 0)
            fprintf(file, "[%zu]=0x%" PRIx64 "u,%s", first + i, words[i], ++on_line % 6 == 0 ? "\n" : "");
}

static bool write(const char *path, bool (*writer)(FILE *file)) {
    FILE *file = fopen(path, "w");
    bool written = file != NULL && writer(file);
    if (file == NULL || fclose(file) != 0 || !written)
        return fprintf(stderr, "prepare_library: %s cannot be written\n", path) < 0;
    return true;
}

int main(int argc, char **argv) {
    return argc == 3 && write(argv[1], boot_snapshot_write) && write(argv[2], module_code_write) ? 0 : 1;
}
