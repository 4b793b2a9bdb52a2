/* What the script writes. Standard output is collected and written in large pieces, line by line on a terminal, and
 * always before anything goes to standard error, so that the two stay in order. */
#include "program.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define BUFFER_SIZE 65536

static struct {
    char data[BUFFER_SIZE];
    size_t length;
    bool asked, terminal;
} buffer;

static bool write_all(int descriptor, const char *data, size_t length) {
    while (length > 0) {
        ssize_t written = write(descriptor, data, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        data += written;
        length -= (size_t)written;
    }
    return true;
}

static bool buffer_flush(void) {
    bool written = write_all(STDOUT_FILENO, buffer.data, buffer.length);
    buffer.length = 0;
    return written;
}

void output_flush(void) { buffer_flush(); }

bool output_write(void *user_data, int stream, const char *data, size_t length) {
    (void)user_data;
    if (stream != STDOUT_FILENO)
        return buffer_flush() && write_all(STDERR_FILENO, data, length);
    if (!buffer.asked) {
        buffer.asked = true;
        buffer.terminal = isatty(STDOUT_FILENO);
    }
    if (length > BUFFER_SIZE - buffer.length && !buffer_flush())
        return false;
    if (length > BUFFER_SIZE)
        return write_all(STDOUT_FILENO, data, length);
    memcpy(buffer.data + buffer.length, data, length);
    buffer.length += length;
    return !buffer.terminal || memchr(data, '\n', length) == NULL || buffer_flush();
}
