/* Guest modules from folders of the host: source text only, and nothing outside the folder. Each part of a dotted name
 * is one step down, opened without following symbolic links, so that no name and no link leads out. */
#include "program.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PART_MAXIMUM 200

/* The next part of a dotted name, as a file name with `ending`; false: no name that a module can have. */
static bool part_take(const char **name, const char *ending, char out[PART_MAXIMUM + 16]) {
    const char *dot = strchrnul(*name, '.');
    size_t length = (size_t)(dot - *name);
    if (length == 0 || length > PART_MAXIMUM || memchr(*name, '/', length) != NULL)
        return false;
    snprintf(out, PART_MAXIMUM + 16, "%.*s%s", (int)length, *name, *dot == '\0' ? ending : "");
    *name = *dot == '\0' ? dot : dot + 1;
    return true;
}

/* Opens the folder that the last part of the name is in; *last is that part. */
static int parent_open(const char *folder, const char *name, const char **last) {
    char part[PART_MAXIMUM + 16];
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (descriptor >= 0 && strchr(name, '.') != NULL) {
        int next =
            part_take(&name, "", part) ? openat(descriptor, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
        close(descriptor);
        descriptor = next;
    }
    *last = name;
    return descriptor;
}

/* A regular file's text; -1 when there is none. Non-blocking, so that a pipe of that name cannot hold the program up.
 */
static bool source_read(int folder, const char *file, uint64_t limit, struct file_text *text) {
    struct stat status;
    int descriptor = openat(folder, file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(descriptor);
        return false;
    }
    return descriptor_read(descriptor, limit, text);
}

static void module_release(pn_module_source *module) {
    free((char *)module->source);
    free((char *)module->filename);
}

/* What tracebacks show: folder/a/b.py, or folder/a/b/__init__.py. */
static char *module_filename(const char *folder, const char *name, const char *ending) {
    char *absolute = path_absolute(folder);
    if (absolute == NULL)
        return NULL;
    size_t size = strlen(absolute) + strlen(name) + strlen(ending) + 2;
    char *filename = malloc(size);
    if (filename != NULL) {
        int length = snprintf(filename, size, "%s/", absolute);
        for (const char *at = name; *at != '\0'; at++)
            filename[length++] = *at == '.' ? '/' : *at;
        snprintf(filename + length, size - (size_t)length, "%s", ending);
    }
    free(absolute);
    return filename;
}

/* As a package first, then as a file; a folder without __init__.py is an empty package. */
static bool find_in(const char *folder, uint64_t limit, const char *name, pn_module_source *module) {
    char part[PART_MAXIMUM + 16];
    const char *last, *unread, *ending = ".py";
    struct file_text text = {NULL, 0};
    int parent = parent_open(folder, name, &last);
    if (parent < 0)
        return false;
    bool found = false;
    unread = last;
    int package =
        part_take(&unread, "", part) ? openat(parent, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
    if (package >= 0) {
        found = module->is_package = source_read(package, "__init__.py", limit, &text);
        ending = found ? "/__init__.py" : ending;
        close(package);
    }
    unread = last;
    if (!found && part_take(&unread, ".py", part))
        found = source_read(parent, part, limit, &text);
    if (!found && package >= 0) {
        found = module->is_package = true;
        ending = "/";
    }
    close(parent);
    if (!found)
        return false;
    module->source = text.data != NULL ? text.data : strdup("");
    module->length = text.length;
    module->filename = module_filename(folder, name, ending);
    module->release = module_release;
    return module->source != NULL;
}

bool module_find(void *user_data, const char *name, pn_module_source *module) {
    const struct module_folders *folders = user_data;
    for (size_t i = 0; i < folders->paths->count; i++)
        if (find_in(folders->paths->items[i], folders->source_limit, name, module))
            return true;
    return false;
}
