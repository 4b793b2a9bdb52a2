/* The table of capabilities and the texts of refusals; see capability.h. */
#include "guards/capability.h"

#include "guards/message.h"

#include <string.h>

const struct capability_definition guard_capability_definitions[CAPABILITY_COUNT] = {
    [CAPABILITY_CLOCK] = {"clock", CAPABILITY_ERROR,
                          "the host's time: tells when a run happens and how long its parts take"},
    [CAPABILITY_ENTROPY] = {"entropy", CAPABILITY_ERROR,
                            "random bytes of the host; without it random is seeded the same for every run"},
    [CAPABILITY_OUTPUT] = {"output", CAPABILITY_OFF,
                           "writing to the streams that the host handed over; handing over the callback is the grant, "
                           "which a policy may take back"},
    [CAPABILITY_MODULES] = {"modules", CAPABILITY_OFF,
                            "importing modules that only the host's resolver knows; handing over the resolver is the "
                            "grant, which a policy may take back"},
};

static const char *const level_names[CAPABILITY_LEVEL_COUNT] = {
    [CAPABILITY_ERROR] = "error", [CAPABILITY_WARN] = "warn", [CAPABILITY_OFF] = "off"};

static bool text_is(const char *text, const char *name, size_t length) {
    return strlen(text) == length && memcmp(text, name, length) == 0;
}

enum capability guard_capability_find(const char *name, size_t length) {
    int found = 0;
    while (found < CAPABILITY_COUNT && !text_is(guard_capability_definitions[found].name, name, length))
        found++;
    return (enum capability)found;
}

enum capability_level guard_capability_level_find(const char *name, size_t length) {
    int found = 0;
    while (found < CAPABILITY_LEVEL_COUNT && !text_is(level_names[found], name, length))
        found++;
    return (enum capability_level)found;
}

const char *guard_capability_level_name(enum capability_level level) { return level_names[level]; }

void guard_capability_initial(struct capability_policy *policy) {
    for (int i = 0; i < CAPABILITY_COUNT; i++)
        policy->terms[i] =
            (struct capability_terms){guard_capability_definitions[i].initial, CAPABILITY_CALLS_UNLIMITED};
}

enum capability_verdict guard_capability_check(enum capability_level level) {
    switch (level) {
    case CAPABILITY_OFF:
        return CAPABILITY_ALLOWED;
    case CAPABILITY_WARN:
        return CAPABILITY_ALLOWED_AND_REPORTED;
    default:
        return CAPABILITY_REFUSED;
    }
}

static void message_place(struct message *message, const char *file, uint32_t line) {
    if (file[0] == '\0')
        return;
    size_t length = strlen(file), start = length > MESSAGE_NAME_MAXIMUM ? length - MESSAGE_NAME_MAXIMUM : 0;
    while (start < length && ((unsigned char)file[start] & 0xC0) == 0x80)
        start++;
    message_text(message, start > 0 ? " (..." : " (");
    message_name(message, file + start, length - start);
    message_text(message, ", line ");
    message_number(message, line);
    message_text(message, ")");
}

static void message_grant(struct message *message, const char *name, const char *policy_value) {
    message_text(message, "; the host grants it with --grant ");
    message_name(message, name, strlen(name));
    message_text(message, " or in its policy: \"capabilities\": {\"");
    message_name(message, name, strlen(name));
    message_text(message, "\": ");
    message_text(message, policy_value);
    message_text(message, "}");
}

size_t guard_capability_refusal(char *buffer, size_t size, const char *name, const char *what, const char *file,
                                uint32_t line) {
    struct message message;
    message_begin(&message, buffer, size);
    message_name(&message, what, strlen(what));
    message_text(&message, " needs the capability '");
    message_name(&message, name, strlen(name));
    message_text(&message, "', which this environment was not granted");
    message_place(&message, file, line);
    message_grant(&message, name, "\"off\"");
    return message.length;
}

size_t guard_capability_used_up(char *buffer, size_t size, const char *name, uint64_t calls, const char *file,
                                uint32_t line) {
    struct message message;
    message_begin(&message, buffer, size);
    message_text(&message, "the capability '");
    message_name(&message, name, strlen(name));
    message_text(&message, "' was granted for ");
    message_number(&message, calls);
    message_text(&message, calls == 1 ? " call" : " calls");
    message_text(&message, " in a run, and they are used up");
    message_place(&message, file, line);
    message_grant(&message, name, "{\"level\": \"off\", \"calls\": N}");
    return message.length;
}
