/* Building one message in a buffer of fixed size, with text that comes from a guest in it.
 *
 * A message never overruns its buffer, always ends with a NUL, never splits a UTF-8 character, and shows of a guest's
 * name at most MESSAGE_NAME_MAXIMUM bytes, control characters replaced. Depends on nothing but libc. */
#ifndef PYNTERP_GUARDS_MESSAGE_H
#define PYNTERP_GUARDS_MESSAGE_H

#include <stddef.h>
#include <stdint.h>

#define MESSAGE_NAME_MAXIMUM 80

/* Enough for every message of the guards. */
#define GUARD_MESSAGE_SIZE 512

struct message {
    char *buffer;
    size_t size;
    size_t length;
};

/* Starts an empty message in `buffer`, which has `size` > 0 bytes. */
void message_begin(struct message *message, char *buffer, size_t size);

/* Appends text of our own, as far as it fits. */
void message_text(struct message *message, const char *text);

/* Appends a name that a guest or a host's configuration wrote: shortened, and with nothing in it that drives a
 * terminal. */
void message_name(struct message *message, const char *utf8, size_t length);

void message_number(struct message *message, uint64_t number);

#endif
