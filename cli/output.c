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
    bool terminal;
    int problem; /* the errno of the first write that failed */
} buffer;

static bool standard_output_send(const char *data, size_t length) {
    if (descriptor_send(STDOUT_FILENO, data, length))
        return true;
    if (buffer.problem == 0)
        buffer.problem = errno;
    return false;
}

static bool buffer_flush(void) {
    bool written = standard_output_send(buffer.data, buffer.length);
    buffer.length = 0;
    return written;
}

void output_prepare(void) { buffer.terminal = isatty(STDOUT_FILENO); }

void output_flush(void) { buffer_flush(); }

const char *output_problem(void) { return buffer.problem != 0 ? strerror(buffer.problem) : NULL; }

bool output_write(void *user_data, int stream, const char *data, size_t length) {
    (void)user_data;
    if (stream != STDOUT_FILENO)
        return buffer_flush() && descriptor_send(STDERR_FILENO, data, length);
    if (length > BUFFER_SIZE - buffer.length && !buffer_flush())
        return false;
    if (length > BUFFER_SIZE)
        return standard_output_send(data, length);
    memcpy(buffer.data + buffer.length, data, length);
    buffer.length += length;
    return !buffer.terminal || memchr(data, '\n', length) == NULL || buffer_flush();
}
