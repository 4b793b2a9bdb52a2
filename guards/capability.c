/* The table of capabilities and the reading of grants; see capability.h. */
#include "guards/capability.h"

#include "guards/message.h"

#include <string.h>

const struct capability_definition guard_capability_definitions[CAPABILITY_COUNT] = {
    [CAPABILITY_CLOCK] = {"clock", "the host's time: tells when a run happens and how long its parts take"},
    [CAPABILITY_ENTROPY] = {"entropy", "random bytes of the host; without it random is seeded the same for every run"},
    [CAPABILITY_OUTPUT] = {"output", "writing to the streams that the host handed over"},
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

void guard_capability_none(struct capability_policy *policy) {
    for (int i = 0; i < CAPABILITY_COUNT; i++)
        policy->levels[i] = CAPABILITY_ERROR;
}

static bool configuration_refused(char *buffer, size_t size, const char *what, const char *name, size_t length,
                                  const char *known) {
    struct message message;
    message_begin(&message, buffer, size);
    message_text(&message, "there is no ");
    message_text(&message, what);
    message_text(&message, " '");
    message_name(&message, name, length);
    message_text(&message, "'; known are ");
    message_text(&message, known);
    return false;
}

bool guard_capability_configure(struct capability_policy *policy, const char *specification, char *buffer,
                                size_t size) {
    struct capability_policy wanted = *policy;
    for (const char *item = specification;;) {
        size_t length = strcspn(item, ",");
        const char *equals = memchr(item, '=', length);
        size_t name_length = equals ? (size_t)(equals - item) : length;
        enum capability capability = guard_capability_find(item, name_length);
        if (capability == CAPABILITY_COUNT)
            return configuration_refused(buffer, size, "capability", item, name_length, "clock, entropy, output");
        enum capability_level level = CAPABILITY_OFF;
        if (equals) {
            size_t level_length = length - name_length - 1;
            level = guard_capability_level_find(equals + 1, level_length);
            if (level == CAPABILITY_LEVEL_COUNT)
                return configuration_refused(buffer, size, "capability level", equals + 1, level_length,
                                             "error, warn, off");
        }
        wanted.levels[capability] = level;
        if (item[length] == '\0')
            break;
        item += length + 1;
    }
    *policy = wanted;
    return true;
}

enum capability_verdict guard_capability_check(const struct capability_policy *policy, enum capability capability) {
    switch (policy->levels[capability]) {
    case CAPABILITY_OFF:
        return CAPABILITY_ALLOWED;
    case CAPABILITY_WARN:
        return CAPABILITY_ALLOWED_AND_REPORTED;
    default:
        return CAPABILITY_REFUSED;
    }
}

size_t guard_capability_refusal(char *buffer, size_t size, enum capability capability, const char *what) {
    const char *name = guard_capability_definitions[capability].name;
    struct message message;
    message_begin(&message, buffer, size);
    message_text(&message, what);
    message_text(&message, " needs the capability '");
    message_text(&message, name);
    message_text(&message, "', which this environment was not granted; the host grants it with --grant ");
    message_text(&message, name);
    message_text(&message, " or in the configuration of the VM");
    return message.length;
}
