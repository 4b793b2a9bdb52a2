/* Reading whole files within a bound, and descriptors to the last byte. */
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FIRST_CHUNK 65536

bool descriptor_send(int descriptor, const void *data, size_t length) {
    const char *next = data;
    while (length > 0) {
        ssize_t written = write(descriptor, next, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        next += written;
        length -= (size_t)written;
    }
    return true;
}

bool descriptor_receive(int descriptor, void *data, size_t length) {
    char *next = data;
    while (length > 0) {
        ssize_t got = read(descriptor, next, length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        next += got;
        length -= (size_t)got;
    }
    return true;
}

bool descriptor_read(int descriptor, uint64_t limit, struct file_text *text) {
    size_t capacity = 0;
    *text = (struct file_text){NULL, 0};
    for (;;) {
        if (text->length == capacity) {
            capacity = capacity == 0 ? FIRST_CHUNK : capacity * 2;
            char *grown = realloc(text->data, capacity);
            if (grown == NULL)
                break;
            text->data = grown;
        }
        ssize_t got = read(descriptor, text->data + text->length, capacity - text->length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            break;
        text->length += (size_t)got;
        if (text->length > limit)
            text->length = (size_t)limit + 1;
        if (got == 0 || text->length > limit) {
            close(descriptor);
            return true;
        }
    }
    int reason = errno;
    close(descriptor);
    free(text->data);
    *text = (struct file_text){NULL, 0};
    errno = reason;
    return false;
}

bool file_read(const char *path, uint64_t limit, struct file_text *text) {
    bool from_stdin = strcmp(path, "-") == 0;
    int descriptor = from_stdin ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (descriptor >= 0 && fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
        close(descriptor);
        descriptor = -1;
        errno = EISDIR;
    }
    if (descriptor >= 0 && descriptor_read(descriptor, limit, text))
        return true;
    fprintf(stderr, "pynterp: cannot read '%s': %s\n", path, strerror(errno));
    return false;
}

char *path_absolute(const char *path) {
    if (path[0] == '/')
        return strdup(path);
    char *folder = getcwd(NULL, 0);
    if (folder == NULL)
        return strdup(path);
    size_t size = strlen(folder) + strlen(path) + 2;
    char *joined = malloc(size);
    if (joined != NULL)
        snprintf(joined, size, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, path);
    free(folder);
    return joined;
}
