/* The attribute names that have a rule, what each profile says of them, and their lookup; see attribute_policy.h. */
#include "guards/attribute_policy.h"

#include "guards/choke_point.h"
#include "guards/message.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

/* What profile strict says, then what compat says. */
#define RULE(name, strict, compat, category, reason)                                                                   \
    { name, sizeof(name) - 1, {ATTRIBUTE_##strict, ATTRIBUTE_##compat}, ATTRIBUTE_CATEGORY_##category, reason }
#define BLOCK(name, category, reason) RULE(name, BLOCKED, BLOCKED, category, reason)
#define STRICT(name, category, reason) RULE(name, BLOCKED, ALLOWED, category, reason)

/* Sorted by name (bytes), which the lookup relies on. */
static const struct attribute_rule rules[] = {
    STRICT("__base__", CLASS_GRAPH, "leads from a class to the one it is built on, and so to object"),
    STRICT("__bases__", CLASS_GRAPH,
           "leads from a class to those it is built on, and assigning to it rebuilds the class"),
    BLOCK("__builtins__", NAMESPACE, "is the dictionary of builtins behind a namespace"),
    RULE("__call__", BLOCKED_UNLESS_DELEGATED, ALLOWED, HOOK,
         "calls anything through a value that hides what is called"),
    STRICT("__closure__", CODE, "hands out a function's cells, and with them another scope's variables"),
    STRICT("__code__", CODE, "is a function's code, whose replacement makes the function do something else"),
    RULE("__delattr__", BLOCKED_UNLESS_DELEGATED, ALLOWED, HOOK,
         "deletes an attribute by a name the guard has not seen"),
    STRICT("__dict__", NAMESPACE,
           "is the live dictionary of attributes, which needs no attribute access to be changed"),
    RULE("__func__", BLOCKED_UNLESS_GUEST_METHOD, BLOCKED_UNLESS_GUEST_METHOD, CODE,
         "takes the function out of a bound method"),
    RULE("__getattr__", BLOCKED_UNLESS_DELEGATED, ALLOWED, HOOK, "reads an attribute by a name the guard has not seen"),
    RULE("__getattribute__", WRAPPED_UNLESS_DELEGATED, ALLOWED, HOOK,
         "reads an attribute by a name the guard has not seen"),
    STRICT("__getnewargs__", PICKLING, "tells how an object is rebuilt without its constructor's checks"),
    STRICT("__getnewargs_ex__", PICKLING, "tells how an object is rebuilt without its constructor's checks"),
    STRICT("__getstate__", PICKLING, "copies an object's attributes out, blocked ones with them"),
    BLOCK("__globals__", NAMESPACE, "is the namespace a function was defined in"),
    BLOCK("__import__", IMPORT, "is the import function itself, without the import statement's guard"),
    BLOCK("__loader__", IMPORT, "is the object that loads modules"),
    STRICT("__mro__", CLASS_GRAPH, "leads from a class to all those it is built on"),
    STRICT("__reduce__", PICKLING, "yields a function and arguments that rebuild an object from its parts"),
    STRICT("__reduce_ex__", PICKLING, "yields a function and arguments that rebuild an object from its parts"),
    RULE("__self__", BLOCKED, BLOCKED_UNLESS_GUEST_METHOD, CODE,
         "takes the object out of a bound method, and the module out of a built-in function"),
    RULE("__setattr__", BLOCKED_UNLESS_DELEGATED, ALLOWED, HOOK, "sets an attribute by a name the guard has not seen"),
    STRICT("__setstate__", PICKLING, "fills an object's attributes in without its constructor's checks"),
    BLOCK("__spec__", IMPORT, "holds a module's loader"),
    BLOCK("__subclasses__", CLASS_GRAPH, "lists every class built on one, and so finds any class that is loaded"),
    BLOCK("ag_code", CODE, "is the code of an asynchronous generator"),
    BLOCK("ag_frame", FRAME, "is the frame of an asynchronous generator"),
    BLOCK("cr_code", CODE, "is the code of a coroutine"),
    BLOCK("cr_frame", FRAME, "is the frame of a coroutine"),
    BLOCK("f_back", FRAME, "leads from a frame to its caller's"),
    BLOCK("f_builtins", NAMESPACE, "is the dictionary of builtins a frame runs with"),
    BLOCK("f_code", CODE, "is the code a frame runs"),
    BLOCK("f_globals", NAMESPACE, "is the namespace a frame's code was defined in"),
    BLOCK("f_locals", NAMESPACE, "holds the variables of a frame, whoever's it is"),
    BLOCK("gi_code", CODE, "is the code of a generator"),
    BLOCK("gi_frame", FRAME, "is the frame of a generator"),
    BLOCK("tb_frame", FRAME, "leads from a traceback to a frame"),
    BLOCK("tb_next", FRAME, "leads from a traceback to those of other frames"),
};

#undef RULE
#undef BLOCK
#undef STRICT

#define RULE_COUNT (sizeof rules / sizeof rules[0])

_Static_assert(RULE_COUNT <= 64, "exceptions have a bit for each rule");

static const char *const category_names[ATTRIBUTE_CATEGORY_COUNT] = {
    [ATTRIBUTE_CATEGORY_CLASS_GRAPH] = "class graph",
    [ATTRIBUTE_CATEGORY_NAMESPACE] = "namespace",
    [ATTRIBUTE_CATEGORY_CODE] = "code",
    [ATTRIBUTE_CATEGORY_FRAME] = "frame",
    [ATTRIBUTE_CATEGORY_HOOK] = "attribute hook",
    [ATTRIBUTE_CATEGORY_PICKLING] = "pickling",
    [ATTRIBUTE_CATEGORY_IMPORT] = "import",
};

/* Every blocked name begins with one of these; all others are let go at once. */
static bool prefix_is_suspect(const char *name) {
    switch (name[0]) {
    case '_':
        return name[1] == '_';
    case 'f':
        return name[1] == '_';
    case 'g':
        return name[1] == 'i' && name[2] == '_';
    case 'c':
        return name[1] == 'r' && name[2] == '_';
    case 'a':
        return name[1] == 'g' && name[2] == '_';
    case 't':
        return name[1] == 'b' && name[2] == '_';
    default:
        return false;
    }
}

static const struct attribute_rule *find_ascii(const char *name, size_t length) {
    if (length < 6 || !prefix_is_suspect(name))
        return NULL;
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (rules[i].length == length && memcmp(rules[i].name, name, length) == 0)
            return &rules[i];
    }
    return NULL;
}

/* Writes the NFKC form of a name when it is ASCII and fits in ATTRIBUTE_NAME_MAXIMUM bytes; returns its length, 0
 * otherwise. No ASCII character is the result of a composition, so the form is ASCII exactly when the full
 * decomposition is, and then they are the same: decomposing character by character suffices, and stops at the first one
 * that stays foreign.
 */
static size_t normalise_to_ascii(const char *utf8, size_t length, char *ascii) {
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)utf8;
    size_t position = 0, written = 0;
    while (position < length) {
        utf8proc_int32_t character;
        utf8proc_int32_t parts[32];
        int boundary_class = 0;
        utf8proc_ssize_t read = utf8proc_iterate(bytes + position, (utf8proc_ssize_t)(length - position), &character);
        if (read <= 0)
            return 0;
        position += (size_t)read;
        utf8proc_ssize_t count = utf8proc_decompose_char(character, parts, sizeof parts / sizeof parts[0],
                                                         UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary_class);
        if (count < 0 || (size_t)count > ATTRIBUTE_NAME_MAXIMUM - written)
            return 0;
        for (utf8proc_ssize_t i = 0; i < count; i++) {
            if (parts[i] < 0 || parts[i] > 0x7F)
                return 0;
            ascii[written++] = (char)parts[i];
        }
    }
    return written;
}

static bool is_ascii(const char *utf8, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)utf8[i] > 0x7F)
            return false;
    }
    return true;
}

/* The name itself when it is ASCII, else its normal form in `ascii`; *length becomes 0 when it is no name of a rule. */
static const char *normal_form(const char *utf8, size_t *length, char *ascii) {
    /* A form of so many ASCII characters took at most four bytes for each of them. */
    if (*length > 4 * ATTRIBUTE_NAME_MAXIMUM)
        *length = 0;
    if (is_ascii(utf8, *length))
        return utf8;
    *length = guard_point_disabled(GUARD_SPELLING) ? 0 : normalise_to_ascii(utf8, *length, ascii);
    return ascii;
}

const struct attribute_rule *guard_attribute_find(const char *utf8, size_t length) {
    char ascii[ATTRIBUTE_NAME_MAXIMUM + 1];
    const char *name = normal_form(utf8, &length, ascii);
    return find_ascii(name, length);
}

static bool is_extra(const struct attribute_policy *policy, const char *name, size_t length) {
    for (unsigned i = 0; i < policy->extra_count && i < ATTRIBUTE_EXTRA_MAXIMUM; i++)
        if (policy->extra[i].length == length && memcmp(policy->extra[i].name, name, length) == 0)
            return true;
    return false;
}

enum attribute_verdict guard_attribute_classify(const struct attribute_policy *policy, const char *utf8,
                                                size_t length) {
    char ascii[ATTRIBUTE_NAME_MAXIMUM + 1];
    const char *name = normal_form(utf8, &length, ascii);
    const struct attribute_rule *rule = find_ascii(name, length);
    if (rule == NULL)
        return length > 0 && is_extra(policy, name, length) ? ATTRIBUTE_BLOCKED : ATTRIBUTE_ALLOWED;
    uint64_t bit = UINT64_C(1) << (rule - rules);
    if (policy->blocked & bit)
        return ATTRIBUTE_BLOCKED;
    return policy->allowed & bit ? rule->verdicts[ATTRIBUTE_PROFILE_COMPAT] : rule->verdicts[policy->profile];
}

bool guard_attribute_is_ruled(const struct attribute_policy *policy, const char *utf8, size_t length) {
    return guard_attribute_find(utf8, length) != NULL ||
           (policy->extra_count > 0 && guard_attribute_classify(policy, utf8, length) != ATTRIBUTE_ALLOWED);
}

/* --- exceptions -----------------------------------------------------------------------------------------------------
 */

static bool is_identifier(const char *name, size_t length) {
    if (length == 0 || length > ATTRIBUTE_NAME_MAXIMUM || (name[0] >= '0' && name[0] <= '9'))
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = name[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_letter && c != '_' && !(c >= '0' && c <= '9'))
            return false;
    }
    return true;
}

static bool exception_refused(char *buffer, size_t size, const char *name, size_t length, const char *because) {
    struct message message;
    message_begin(&message, buffer, size);
    message_text(&message, "'");
    message_name(&message, name, length);
    message_text(&message, "' ");
    message_text(&message, because);
    return false;
}

static bool allow_name(struct attribute_policy *policy, const struct attribute_rule *rule, char *buffer, size_t size) {
    uint64_t bit = UINT64_C(1) << (rule - rules);
    if (rule->verdicts[ATTRIBUTE_PROFILE_COMPAT] == ATTRIBUTE_BLOCKED)
        return exception_refused(buffer, size, rule->name, rule->length,
                                 "leads out of the sandbox's design and can be allowed by no host");
    if (policy->blocked & bit)
        return exception_refused(buffer, size, rule->name, rule->length, "is both allowed and blocked");
    policy->allowed |= bit;
    return true;
}

static bool block_name(struct attribute_policy *policy, const char *name, size_t length, char *buffer, size_t size) {
    if (is_extra(policy, name, length))
        return true;
    if (policy->extra_count == ATTRIBUTE_EXTRA_MAXIMUM)
        return exception_refused(buffer, size, name, length, "is one name too many to be blocked");
    policy->extra[policy->extra_count].length = (uint8_t)length;
    memcpy(policy->extra[policy->extra_count].name, name, length);
    policy->extra_count++;
    return true;
}

bool guard_attribute_except(struct attribute_policy *policy, const char *name, size_t length, bool allow, char *buffer,
                            size_t size) {
    if (!is_identifier(name, length))
        return exception_refused(buffer, size, name, length, "is no attribute name of at most 31 ASCII letters");
    const struct attribute_rule *rule = find_ascii(name, length);
    if (rule == NULL)
        return allow
                   ? exception_refused(buffer, size, name, length, "is blocked by no profile, so it needs no exception")
                   : block_name(policy, name, length, buffer, size);
    if (allow)
        return allow_name(policy, rule, buffer, size);
    uint64_t bit = UINT64_C(1) << (rule - rules);
    if (policy->allowed & bit)
        return exception_refused(buffer, size, name, length, "is both allowed and blocked");
    policy->blocked |= bit;
    return true;
}

void guard_attribute_exceptions(const struct attribute_policy *policy, bool allow, const char **names) {
    uint64_t bits = allow ? policy->allowed : policy->blocked;
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (bits >> i & 1)
            *names++ = rules[i].name;
    for (unsigned i = 0; !allow && i < policy->extra_count && i < ATTRIBUTE_EXTRA_MAXIMUM; i++)
        *names++ = policy->extra[i].name;
    *names = NULL;
}

/* --- what there is
 * ---------------------------------------------------------------------------------------------------- */

const struct attribute_rule *guard_attribute_rules(size_t *count) {
    *count = RULE_COUNT;
    return rules;
}

static const struct {
    const char *name;
    unsigned version;
} profiles[ATTRIBUTE_PROFILE_COUNT] = {
    [ATTRIBUTE_PROFILE_STRICT] = {"strict", 1},
    [ATTRIBUTE_PROFILE_COMPAT] = {"compat", 1},
};

bool guard_attribute_profile_find(const char *name, unsigned version, enum attribute_profile *profile) {
    for (int i = 0; i < ATTRIBUTE_PROFILE_COUNT; i++) {
        if (strcmp(profiles[i].name, name) == 0 && profiles[i].version == version) {
            *profile = (enum attribute_profile)i;
            return true;
        }
    }
    return false;
}

const char *guard_attribute_profile_name(enum attribute_profile profile) { return profiles[profile].name; }

const char *guard_attribute_category_name(enum attribute_category category) { return category_names[category]; }

size_t guard_attribute_refusal(char *buffer, size_t size, const char *utf8, size_t length) {
    struct message message;
    message_begin(&message, buffer, size);
    message_text(&message, "attribute access to '");
    message_name(&message, utf8, length);
    message_text(&message, "' is blocked in this environment");
    return message.length;
}
