/* The module reader: a process of its own that reads guest modules for the program, which can open nothing once it is
 * locked. Source text only, and nothing outside the folders of --module-path: each part of a dotted name is one step
 * down, opened without following symbolic links, so that no name and no link leads out; where the kernel has Landlock,
 * it holds the reader below those folders as well. */
#include "lockdown.h"
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define PART_MAXIMUM 200

struct module_folder {
    int descriptor; /* -1: cannot be opened, so there are no modules in it */
    char *name;     /* absolute, for tracebacks */
};

struct module_reader {
    struct module_folder *folders;
    size_t count;
    uint64_t source_limit;
};

struct found_module {
    struct file_text text;
    char *filename; /* malloc */
    bool is_package;
};

/* --- finding --------------------------------------------------------------------------------------------------------
 */

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
static int parent_open(int folder, const char *name, const char **last) {
    char part[PART_MAXIMUM + 16];
    int descriptor = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (descriptor >= 0 && strchr(name, '.') != NULL) {
        int next =
            part_take(&name, "", part) ? openat(descriptor, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
        close(descriptor);
        descriptor = next;
    }
    *last = name;
    return descriptor;
}

/* A regular file's text; false when there is none. Non-blocking, so that a pipe of that name cannot hold the program
 * up.
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

/* What tracebacks show: folder/a/b.py, or folder/a/b/__init__.py. */
static char *module_filename(const char *folder, const char *name, const char *ending) {
    size_t size = strlen(folder) + strlen(name) + strlen(ending) + 2;
    char *filename = malloc(size);
    if (filename != NULL) {
        int length = snprintf(filename, size, "%s/", folder);
        for (const char *at = name; *at != '\0'; at++)
            filename[length++] = *at == '.' ? '/' : *at;
        snprintf(filename + length, size - (size_t)length, "%s", ending);
    }
    return filename;
}

/* As a package first, then as a file; a folder without __init__.py is an empty package. */
static bool find_in(const struct module_folder *folder, uint64_t limit, const char *name, struct found_module *module) {
    char part[PART_MAXIMUM + 16];
    const char *last, *unread, *ending = ".py";
    int parent = parent_open(folder->descriptor, name, &last);
    if (parent < 0)
        return false;
    bool found = false;
    unread = last;
    int package =
        part_take(&unread, "", part) ? openat(parent, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
    if (package >= 0) {
        found = module->is_package = source_read(package, "__init__.py", limit, &module->text);
        ending = found ? "/__init__.py" : ending;
        close(package);
    }
    unread = last;
    if (!found && part_take(&unread, ".py", part))
        found = source_read(parent, part, limit, &module->text);
    if (!found && package >= 0) {
        found = module->is_package = true;
        ending = "/";
    }
    close(parent);
    if (!found)
        return false;
    module->filename = module_filename(folder->name, name, ending);
    return module->filename != NULL;
}

/* --- answering ------------------------------------------------------------------------------------------------------
 */

/* One answer, good or bad; false when the program is gone. */
static bool answer(const struct module_reader *reader, const char *name) {
    struct found_module module = {0};
    bool found = false;
    for (size_t i = 0; i < reader->count && !found; i++)
        found = find_in(&reader->folders[i], reader->source_limit, name, &module);
    struct module_answer header = {.found = found, .is_package = module.is_package};
    if (found) {
        header.filename_length = strlen(module.filename);
        header.source_length = module.text.length;
    }
    bool sent = descriptor_send(DESCRIPTOR_MODULES, &header, sizeof header) &&
                descriptor_send(DESCRIPTOR_MODULES, module.filename, header.filename_length) &&
                descriptor_send(DESCRIPTOR_MODULES, module.text.data, header.source_length);
    free(module.filename);
    free(module.text.data);
    return sent;
}

static void serve(const struct module_reader *reader) {
    char name[MODULE_NAME_MAXIMUM + 1];
    uint32_t length;
    while (descriptor_receive(DESCRIPTOR_MODULES, &length, sizeof length) && length <= MODULE_NAME_MAXIMUM &&
           descriptor_receive(DESCRIPTOR_MODULES, name, length)) {
        name[length] = '\0';
        if (!answer(reader, name))
            return;
    }
}

/* Nothing of the file system but reading below the folders. Kernels without Landlock have the other fences alone. */
static void file_system_drop(const struct module_reader *reader) {
    const struct landlock_ruleset_attr handled = {.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0)
        return;
    for (size_t i = 0; i < reader->count; i++) {
        const struct landlock_path_beneath_attr below = {
            .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
            .parent_fd = reader->folders[i].descriptor,
        };
        syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
    }
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

/* They stand right behind the places, where the lockdown leaves them. */
static bool folders_open(struct module_reader *reader, const struct option_list *paths) {
    reader->folders = calloc(paths->count, sizeof *reader->folders);
    if (reader->folders == NULL)
        return false;
    reader->count = paths->count;
    for (size_t i = 0; i < paths->count; i++) {
        int folder = open(paths->items[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        reader->folders[i].descriptor = descriptor_place(folder, DESCRIPTOR_PLACES_END + (int)i);
        reader->folders[i].name = path_absolute(paths->items[i]);
        if (reader->folders[i].name == NULL)
            return false;
    }
    return true;
}

static _Noreturn void reader_run(const struct option_list *paths, uint64_t source_limit, bool lock) {
    struct module_reader reader = {.source_limit = source_limit};
    char problem[200];
    signal(SIGINT, SIG_IGN); /* the key ends the program, and its end this process */
    if (folders_open(&reader, paths)) {
        file_system_drop(&reader);
        if (!lock || lockdown_enter(LOCKDOWN_READER, (unsigned)reader.count, problem, sizeof problem))
            serve(&reader);
    }
    _exit(EXIT_STATUS_INTERNAL);
}

bool module_reader_start(const struct option_list *paths, uint64_t source_limit, bool lock) {
    int sockets[2];
    if (paths->count == 0)
        return true;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) == 0) {
        pid_t child = fork();
        if (child == 0) {
            close(sockets[0]);
            if (descriptor_place(sockets[1], DESCRIPTOR_MODULES) >= 0)
                reader_run(paths, source_limit, lock);
            _exit(EXIT_STATUS_INTERNAL);
        }
        close(sockets[1]);
        if (descriptor_place(sockets[0], DESCRIPTOR_MODULES) >= 0 && child > 0)
            return true;
    }
    fprintf(stderr, "pynterp: cannot start the reader of module files: %s\n", strerror(errno));
    return false;
}
