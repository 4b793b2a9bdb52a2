/* Building one message in a buffer of fixed size; see message.h. */
#include "guards/message.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* The longest prefix of at most `maximum` bytes that does not end inside a character. */
static size_t character_boundary(const char *utf8, size_t length, size_t maximum) {
    if (length <= maximum)
        return length;
    while (maximum > 0 && ((unsigned char)utf8[maximum] & 0xC0) == 0x80)
        maximum--;
    return maximum;
}

static void append(struct message *message, const char *utf8, size_t length) {
    size_t room = message->size - 1 - message->length;
    length = character_boundary(utf8, length, room);
    if (length > 0)
        memcpy(message->buffer + message->length, utf8, length);
    message->length += length;
    message->buffer[message->length] = '\0';
}

void message_begin(struct message *message, char *buffer, size_t size) {
    message->buffer = buffer;
    message->size = size;
    message->length = 0;
    buffer[0] = '\0';
}

void message_text(struct message *message, const char *text) { append(message, text, strlen(text)); }

void message_name(struct message *message, const char *utf8, size_t length) {
    size_t shown = character_boundary(utf8, length, MESSAGE_NAME_MAXIMUM);
    size_t start = 0;
    for (size_t i = 0; i < shown; i++) {
        unsigned char byte = (unsigned char)utf8[i];
        bool control = byte < 0x20 || byte == 0x7F;
        /* C1 controls are 0xC2 followed by 0x80..0x9F in UTF-8. */
        bool control_c1 = byte == 0xC2 && i + 1 < shown && (unsigned char)utf8[i + 1] < 0xA0;
        if (!control && !control_c1)
            continue;
        append(message, utf8 + start, i - start);
        append(message, "?", 1);
        i += control_c1;
        start = i + 1;
    }
    append(message, utf8 + start, shown - start);
    if (shown < length)
        append(message, "...", 3);
}

void message_number(struct message *message, uint64_t number) {
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    append(message, digits, (size_t)length);
}
