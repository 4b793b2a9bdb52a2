/* Reading a policy from JSON text, straight into a copy that replaces the policy only when all of it was right.
 *
 * The text is walked once, with the schema in hand: each object has a table of the keys it may have. Promises: no
 * allocation, no recursion deeper than the schema, every error names the place ("limits.memory") and the line. */
#include "guards/policy_internal.h"

#include "guards/nearest.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define PATH_SIZE 300
#define STRING_SIZE 1024
#define NUMBER_SIZE 64
#define TIMEOUT_UNIT 1e9L

struct reader {
    const char *text;
    size_t length, at;
    struct guard_policy *policy; /* being filled */
    char path[PATH_SIZE];        /* of the value being read */
    size_t path_length;
    char *message;
    size_t message_size;
};

struct key {
    const char *name;
    bool (*read)(struct reader *reader, unsigned detail);
    unsigned detail;
};

/* A string value or key, decoded. */
struct string {
    char text[STRING_SIZE];
    size_t length;
};

/* --- errors ---------------------------------------------------------------------------------------------------------
 */

static void fail_begin(struct reader *reader, struct message *message) {
    uint64_t line = 1;
    for (size_t i = 0; i < reader->at && i < reader->length; i++)
        line += reader->text[i] == '\n';
    message_begin(message, reader->message, reader->message_size);
    if (reader->path_length > 0) {
        message_text(message, reader->path);
        message_text(message, " ");
    }
    message_text(message, "(line ");
    message_number(message, line);
    message_text(message, "): ");
}

static bool fail(struct reader *reader, const char *what) {
    struct message message;
    fail_begin(reader, &message);
    message_text(&message, what);
    return false;
}

static bool fail_with(struct reader *reader, const char *before, const struct string *name, const char *after) {
    struct message message;
    fail_begin(reader, &message);
    message_text(&message, before);
    message_text(&message, "'");
    message_name(&message, name->text, name->length);
    message_text(&message, "'");
    message_text(&message, after);
    return false;
}

/* The path is for messages only: what does not fit is left out. */
static size_t path_push(struct reader *reader, const char *separator, const char *part) {
    size_t before = reader->path_length;
    int added = snprintf(reader->path + before, PATH_SIZE - before, "%s%.*s", before > 0 ? separator : "",
                         MESSAGE_NAME_MAXIMUM, part);
    if (added > 0)
        reader->path_length = before + (size_t)added < PATH_SIZE ? before + (size_t)added : PATH_SIZE - 1;
    return before;
}

static void path_pop(struct reader *reader, size_t length) {
    reader->path_length = length;
    reader->path[length] = '\0';
}

static size_t path_push_index(struct reader *reader, size_t index) {
    char part[32];
    snprintf(part, sizeof part, "[%zu]", index);
    return path_push(reader, "", part);
}

/* --- JSON ------------------------------------------------------------------------------------------------------------
 */

static char peek(struct reader *reader) {
    while (reader->at < reader->length && memchr(" \t\r\n", reader->text[reader->at], 4) != NULL)
        reader->at++;
    return reader->at < reader->length ? reader->text[reader->at] : '\0';
}

static bool take(struct reader *reader, char wanted) {
    if (peek(reader) != wanted)
        return false;
    reader->at++;
    return true;
}

static const char *kind_of_next(struct reader *reader) {
    switch (peek(reader)) {
    case '{':
        return "an object";
    case '[':
        return "a list";
    case '"':
        return "a string";
    case 't':
    case 'f':
        return "true or false";
    case 'n':
        return "null";
    case '\0':
        return "the end of the text";
    default:
        return peek(reader) == '-' || (peek(reader) >= '0' && peek(reader) <= '9') ? "a number" : "no JSON";
    }
}

static bool fail_expected(struct reader *reader, const char *wanted) {
    struct message message;
    const char *found = kind_of_next(reader);
    fail_begin(reader, &message);
    message_text(&message, "this must be ");
    message_text(&message, wanted);
    message_text(&message, ", and is ");
    message_text(&message, found);
    return false;
}

static int hexadecimal_digit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* The four digits after \u; -1: there are none. */
static int32_t read_unit(struct reader *reader) {
    int32_t unit = 0;
    for (int i = 0; i < 4; i++) {
        int digit = reader->at < reader->length ? hexadecimal_digit(reader->text[reader->at]) : -1;
        if (digit < 0)
            return -1;
        reader->at++;
        unit = unit * 16 + digit;
    }
    return unit;
}

static int32_t read_code_point(struct reader *reader) {
    int32_t unit = read_unit(reader);
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    bool has_low =
        unit < 0xDC00 && reader->length - reader->at >= 2 && memcmp(reader->text + reader->at, "\\u", 2) == 0;
    reader->at += has_low ? 2 : 0;
    int32_t low = has_low ? read_unit(reader) : -1;
    return low >= 0xDC00 && low <= 0xDFFF ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : -1;
}

/* After the backslash. */
static bool read_escape(struct reader *reader, struct string *string) {
    static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char c = reader->at < reader->length ? reader->text[reader->at++] : '\0';
    const char *known = c != '\0' ? strchr(escapes, c) : NULL;
    if (known != NULL) {
        string->text[string->length++] = meanings[known - escapes];
        return true;
    }
    int32_t code_point = c == 'u' ? read_code_point(reader) : -1;
    if (code_point < 0)
        return fail(reader, "an escape in a string that JSON does not know");
    if (code_point == 0)
        return fail(reader, "a NUL in a string");
    string->length += (size_t)utf8proc_encode_char(code_point, (utf8proc_uint8_t *)string->text + string->length);
    return true;
}

static bool read_string(struct reader *reader, const char *wanted, struct string *string) {
    if (!take(reader, '"'))
        return fail_expected(reader, wanted);
    string->length = 0;
    while (reader->at < reader->length && reader->text[reader->at] != '"') {
        if (string->length + 8 > STRING_SIZE)
            return fail(reader, "the string is too long");
        char c = reader->text[reader->at++];
        if ((unsigned char)c < 0x20)
            return fail(reader, "a control character in a string");
        if (c != '\\')
            string->text[string->length++] = c;
        else if (!read_escape(reader, string))
            return false;
    }
    string->text[string->length] = '\0';
    if (reader->at == reader->length)
        return fail(reader, "a string that does not end");
    reader->at++;
    return true;
}

static bool string_is(const struct string *string, const char *text) {
    return strlen(text) == string->length && memcmp(text, string->text, string->length) == 0;
}

struct number {
    bool is_integer; /* and fits int64_t */
    int64_t integer;
    double number;
    long double precise; /* a year in nanoseconds does not fit a double */
};

/* As JSON writes them: no plus, no leading zero, no bare point. */
static bool number_is_wellformed(const char *text) {
    const char *at = text + (*text == '-');
    size_t digits = strspn(at, "0123456789");
    if (digits == 0 || (digits > 1 && *at == '0'))
        return false;
    at += digits;
    if (*at == '.') {
        digits = strspn(at + 1, "0123456789");
        if (digits == 0)
            return false;
        at += 1 + digits;
    }
    if (*at == 'e' || *at == 'E') {
        at += 1 + (at[1] == '+' || at[1] == '-');
        digits = strspn(at, "0123456789");
        at += digits;
        if (digits == 0)
            return false;
    }
    return *at == '\0';
}

static bool read_number(struct reader *reader, const char *wanted, struct number *number) {
    char text[NUMBER_SIZE];
    char first = peek(reader);
    if (first != '-' && (first < '0' || first > '9'))
        return fail_expected(reader, wanted);
    size_t length = 0;
    while (reader->at + length < reader->length &&
           strchr("+-.eE0123456789", reader->text[reader->at + length]) != NULL &&
           reader->text[reader->at + length] != '\0')
        length++;
    if (length >= sizeof text)
        return fail(reader, "the number is too long");
    memcpy(text, reader->text + reader->at, length);
    text[length] = '\0';
    if (!number_is_wellformed(text))
        return fail(reader, "this is no number of JSON");
    reader->at += length;
    number->number = strtod(text, NULL);
    number->precise = strtold(text, NULL);
    errno = 0;
    char *end;
    number->integer = strtoll(text, &end, 10);
    number->is_integer = *end == '\0' && errno == 0;
    return isfinite(number->number) || fail(reader, "the number is too large");
}

static bool take_word(struct reader *reader, const char *word) {
    size_t length = strlen(word);
    (void)peek(reader);
    if (reader->length - reader->at < length || memcmp(reader->text + reader->at, word, length) != 0)
        return false;
    reader->at += length;
    return true;
}

static bool read_bool(struct reader *reader, bool *truth) {
    *truth = take_word(reader, "true");
    return *truth || take_word(reader, "false") || fail_expected(reader, "true or false");
}

/* Before each item of an object or list that began at '{' or '[': 1 = there is one, 0 = it has ended, -1 = error. */
static int next_item(struct reader *reader, bool *is_first, char end) {
    if (take(reader, end))
        return 0;
    if (!*is_first && !take(reader, ',')) {
        fail(reader, end == '}' ? "a comma or } is missing" : "a comma or ] is missing");
        return -1;
    }
    *is_first = false;
    return 1;
}

static bool read_key(struct reader *reader, struct string *name) {
    if (!read_string(reader, "a key in quotes", name))
        return false;
    return take(reader, ':') || fail_with(reader, "a colon is missing after the key ", name, "");
}

static bool unknown_key(struct reader *reader, const struct key *keys, size_t count, const struct string *name) {
    struct nearest nearest;
    struct message message;
    nearest_begin(&nearest, name->text, name->length);
    for (size_t i = 0; i < count; i++)
        nearest_offer(&nearest, keys[i].name);
    path_push(reader, ".", name->text);
    fail_begin(reader, &message);
    message_text(&message, "there is no such key");
    if (nearest.found != NULL) {
        message_text(&message, "; did you mean '");
        message_text(&message, nearest.found);
        message_text(&message, "'?");
        return false;
    }
    message_text(&message, "; the keys here are");
    for (size_t i = 0; i < count; i++) {
        message_text(&message, i == 0 ? " " : ", ");
        message_text(&message, keys[i].name);
    }
    return false;
}

/* An object with these keys and no others, each at most once. *seen: bit n for keys[n]. */
static bool read_object(struct reader *reader, const struct key *keys, size_t count, uint32_t *seen) {
    bool is_first = true;
    int next;
    *seen = 0;
    if (!take(reader, '{'))
        return fail_expected(reader, "an object");
    while ((next = next_item(reader, &is_first, '}')) > 0) {
        struct string name;
        size_t i = 0;
        if (!read_key(reader, &name))
            return false;
        while (i < count && !string_is(&name, keys[i].name))
            i++;
        if (i == count)
            return unknown_key(reader, keys, count, &name);
        size_t before = path_push(reader, ".", keys[i].name);
        if (*seen >> i & 1)
            return fail(reader, "the key is there twice");
        *seen |= UINT32_C(1) << i;
        if (!keys[i].read(reader, keys[i].detail))
            return false;
        path_pop(reader, before);
    }
    return next == 0;
}

/* A list whose items `read` takes. */
static bool read_list(struct reader *reader, const char *wanted, bool (*read)(struct reader *reader, unsigned detail),
                      unsigned detail) {
    bool is_first = true;
    int next;
    if (!take(reader, '['))
        return fail_expected(reader, wanted);
    for (size_t index = 0; (next = next_item(reader, &is_first, ']')) > 0; index++) {
        size_t before = path_push_index(reader, index);
        if (!read(reader, detail))
            return false;
        path_pop(reader, before);
    }
    return next == 0;
}

/* --- profile and limits ----------------------------------------------------------------------------------------------
 */

static bool read_profile(struct reader *reader, unsigned detail) {
    struct string name;
    (void)detail;
    if (!read_string(reader, "the name of a profile", &name))
        return false;
    enum attribute_profile profile;
    if (!guard_attribute_profile_find(name.text, ATTRIBUTE_PROFILE_VERSION, &profile))
        return fail_with(reader, "there is no profile ", &name, "; there are 'strict' and 'compat'");
    reader->policy->attributes.profile = profile;
    return true;
}

static bool read_profile_version(struct reader *reader, unsigned detail) {
    struct number number;
    (void)detail;
    if (!read_number(reader, "the number of a version", &number))
        return false;
    if (number.is_integer && number.integer == ATTRIBUTE_PROFILE_VERSION)
        return true;
    return fail(reader, "there is only version 1 of the profiles");
}

static bool limit_fail(struct reader *reader, const char *what, uint64_t bound, const char *unit) {
    struct message message;
    fail_begin(reader, &message);
    message_text(&message, what);
    message_number(&message, bound);
    message_text(&message, " ");
    message_text(&message, unit);
    return false;
}

static bool limit_set(struct reader *reader, enum limit_id id, uint64_t value) {
    const struct limit_definition *definition = &guard_limit_definitions[id];
    if (value == LIMIT_UNLIMITED) {
        if (!definition->may_be_unlimited)
            return fail(reader, "this limit cannot be \"unlimited\"");
    } else if (value < definition->minimum) {
        return limit_fail(reader, "the limit is too small; the least is ", definition->minimum, definition->unit);
    } else if (value > definition->maximum) {
        return limit_fail(reader, "the limit is too large; the most is ", definition->maximum, definition->unit);
    }
    reader->policy->limits.values[id] = value;
    reader->policy->limit_is_set[id] = true;
    return true;
}

/* "64M" */
static bool size_of_text(const struct string *text, uint64_t *size) {
    static const char units[] = "KMG";
    size_t digits = strspn(text->text, "0123456789");
    if (digits == 0 || digits > 18 || digits + 1 != text->length)
        return false;
    const char *unit = strchr(units, text->text[digits]);
    if (unit == NULL)
        return false;
    unsigned shift = 10 * (unsigned)(unit - units + 1);
    uint64_t number = strtoull(text->text, NULL, 10);
    if (number > UINT64_MAX >> shift)
        return false;
    *size = number << shift;
    return true;
}

static bool read_limit_text(struct reader *reader, enum limit_id id) {
    struct string text;
    uint64_t size;
    bool is_size = strcmp(guard_limit_definitions[id].unit, "bytes") == 0;
    if (!read_string(reader, "a limit", &text))
        return false;
    if (string_is(&text, "unlimited"))
        return limit_set(reader, id, LIMIT_UNLIMITED);
    if (is_size && size_of_text(&text, &size))
        return limit_set(reader, id, size);
    return fail(reader, is_size ? "a size is a number of bytes, or a text such as \"64M\" (K, M, G)"
                                : "the only text that is a limit here is \"unlimited\"");
}

static bool read_limit(struct reader *reader, unsigned detail) {
    enum limit_id id = (enum limit_id)detail;
    struct number number;
    if (peek(reader) == '"')
        return read_limit_text(reader, id);
    if (!read_number(reader, id == LIMIT_DEADLINE ? "a number of seconds" : "a whole number", &number))
        return false;
    if (id == LIMIT_DEADLINE) {
        long double nanoseconds = number.precise * TIMEOUT_UNIT;
        if (!(nanoseconds >= 1 && nanoseconds < 1e18))
            return fail(reader, "this is no number of seconds that a run could be given");
        return limit_set(reader, id, (uint64_t)llroundl(nanoseconds));
    }
    if (!number.is_integer || number.integer < 0)
        return fail(reader, "this must be a whole number, not below 0");
    return limit_set(reader, id, (uint64_t)number.integer);
}

static bool read_limits(struct reader *reader, unsigned detail) {
    struct key keys[LIMIT_COUNT];
    uint32_t seen;
    (void)detail;
    for (unsigned id = 0; id < LIMIT_COUNT; id++)
        keys[id] = (struct key){guard_limit_definitions[id].key, read_limit, id};
    return read_object(reader, keys, LIMIT_COUNT, &seen);
}

/* --- imports ---------------------------------------------------------------------------------------------------------
 */

static bool text_append(struct reader *reader, const char *text, size_t length) {
    struct guard_policy *policy = reader->policy;
    size_t used = (size_t)(policy->text_length - policy->imports);
    if (used + length + 1 >= POLICY_IMPORTS_MAXIMUM)
        return fail(reader, "the list of modules is too long");
    memcpy(policy->texts + policy->text_length, text, length);
    policy->text_length = (uint16_t)(policy->text_length + length);
    policy->texts[policy->text_length] = '\0';
    return true;
}

/* The list grows at the end of the texts. */
static bool read_import(struct reader *reader, unsigned detail) {
    struct string name;
    (void)detail;
    if (!read_string(reader, "the name of a module", &name))
        return false;
    if (name.length == 0 || memchr(name.text, ',', name.length) != NULL || string_is(&name, "all") ||
        string_is(&name, "none"))
        return fail_with(reader, "", &name, " is no name of a module");
    bool is_first = reader->policy->text_length == reader->policy->imports;
    return (is_first || text_append(reader, ",", 1)) && text_append(reader, name.text, name.length);
}

static bool read_imports(struct reader *reader, unsigned detail) {
    struct guard_policy *policy = reader->policy;
    struct string word;
    (void)detail;
    policy->imports = policy->text_length;
    if (peek(reader) == '"') {
        if (!read_string(reader, "\"all\" or \"none\"", &word))
            return false;
        if (!string_is(&word, "all") && !string_is(&word, "none"))
            return fail_with(reader, "", &word, " is neither \"all\" nor \"none\"; a single module is a list of one");
        if (!text_append(reader, word.text, word.length))
            return false;
    } else if (!read_list(reader, "\"all\", \"none\" or a list of modules", read_import, 0)) {
        return false;
    }
    if (policy->text_length == policy->imports && !text_append(reader, "none", 4))
        return false;
    policy->text_length++; /* the NUL */
    return true;
}

/* --- capabilities
 * ------------------------------------------------------------------------------------------------------ */

static struct capability_grant *grant_now(struct reader *reader) {
    return &reader->policy->grants[reader->policy->grant_count - 1];
}

static struct argument_rule *rule_now(struct reader *reader) {
    return &reader->policy->rules[reader->policy->rule_count - 1];
}

static bool read_level(struct reader *reader, unsigned detail) {
    struct string name;
    (void)detail;
    if (!read_string(reader, "\"error\", \"warn\" or \"off\"", &name))
        return false;
    enum capability_level level = guard_capability_level_find(name.text, name.length);
    if (level == CAPABILITY_LEVEL_COUNT)
        return fail_with(reader, "there is no level ", &name,
                         "; the levels are error (refuse), warn (allow and report), off (allow)");
    grant_now(reader)->terms.level = level;
    return true;
}

static bool read_calls(struct reader *reader, unsigned detail) {
    struct number number;
    (void)detail;
    if (!read_number(reader, "a whole number of calls", &number))
        return false;
    if (!number.is_integer || number.integer < 0)
        return fail(reader, "this must be a whole number, not below 0");
    grant_now(reader)->terms.calls = (uint64_t)number.integer;
    return true;
}

static bool read_position(struct reader *reader, unsigned detail) {
    struct number number;
    (void)detail;
    if (!read_number(reader, "the number of an argument, from 0", &number))
        return false;
    if (!number.is_integer || number.integer < 0 || number.integer > 255)
        return fail(reader, "this must be the number of an argument, from 0 to 255");
    rule_now(reader)->position = (int32_t)number.integer;
    return true;
}

static policy_text add_text(struct reader *reader, const struct string *string) {
    policy_text text = policy_text_add(reader->policy, string->text, string->length);
    if (text == 0)
        fail(reader, "the policy's texts are too long");
    return text;
}

static bool read_keyword(struct reader *reader, unsigned detail) {
    struct string name;
    (void)detail;
    if (!read_string(reader, "the name of an argument", &name))
        return false;
    if (name.length == 0)
        return fail(reader, "the name of an argument is empty");
    return (rule_now(reader)->keyword = add_text(reader, &name)) != 0;
}

static bool read_optional(struct reader *reader, unsigned detail) {
    (void)detail;
    return read_bool(reader, &rule_now(reader)->is_optional);
}

static bool value_add(struct reader *reader, const struct policy_value *value) {
    struct guard_policy *policy = reader->policy;
    if (policy->value_count == POLICY_VALUES_MAXIMUM)
        return fail(reader, "the policy has too many values");
    policy->values[policy->value_count++] = *value;
    rule_now(reader)->value_count++;
    return true;
}

/* A text, number, true, false or null. */
static bool read_value(struct reader *reader, unsigned detail) {
    struct policy_value value = {.kind = ARGUMENT_NONE};
    struct string text;
    struct number number;
    bool truth;
    (void)detail;
    switch (peek(reader)) {
    case '"':
        if (!read_string(reader, "", &text))
            return false;
        value.kind = ARGUMENT_TEXT;
        if ((value.text = add_text(reader, &text)) == 0)
            return false;
        break;
    case 't':
    case 'f':
        if (!read_bool(reader, &truth))
            return false;
        value.kind = ARGUMENT_BOOL;
        value.integer = truth;
        break;
    case 'n':
        if (!take_word(reader, "null"))
            return fail_expected(reader, "a plain value");
        break;
    default:
        if (!read_number(reader, "a plain value", &number))
            return false;
        value.kind = number.is_integer ? ARGUMENT_INTEGER : ARGUMENT_FLOAT;
        value.integer = number.integer;
        value.number = number.number;
    }
    return value_add(reader, &value);
}

static bool test_set(struct reader *reader, enum argument_test test) {
    struct argument_rule *rule = rule_now(reader);
    if (rule->test != ARGUMENT_TEST_ANY)
        return fail(reader, "a rule has one test: equals, prefix, or minimum and maximum");
    rule->test = test;
    rule->first_value = reader->policy->value_count;
    return true;
}

static bool read_equals(struct reader *reader, unsigned detail) {
    if (!test_set(reader, ARGUMENT_TEST_EQUALS))
        return false;
    if (peek(reader) == '[')
        return read_list(reader, "a value or a list of values", read_value, 0);
    return read_value(reader, detail);
}

static bool read_prefix(struct reader *reader, unsigned detail) {
    struct string text;
    struct policy_value value = {.kind = ARGUMENT_TEXT};
    (void)detail;
    if (!test_set(reader, ARGUMENT_TEST_PREFIX) || !read_string(reader, "a path", &text))
        return false;
    if (text.length == 0)
        return fail(reader, "an empty prefix allows every path; leave the test out to say so");
    value.text = add_text(reader, &text);
    return value.text != 0 && value_add(reader, &value);
}

/* detail: 0 minimum, 1 maximum. The two values stand side by side, open ones as NONE. */
static bool read_bound(struct reader *reader, unsigned detail) {
    struct number number;
    const struct policy_value open = {.kind = ARGUMENT_NONE};
    if (rule_now(reader)->test != ARGUMENT_TEST_RANGE &&
        (!test_set(reader, ARGUMENT_TEST_RANGE) || !value_add(reader, &open) || !value_add(reader, &open)))
        return false;
    if (!read_number(reader, "a number", &number))
        return false;
    struct policy_value *bounds = &reader->policy->values[rule_now(reader)->first_value];
    bounds[detail] = (struct policy_value){.kind = number.is_integer ? ARGUMENT_INTEGER : ARGUMENT_FLOAT,
                                           .integer = number.integer,
                                           .number = number.number};
    if (bounds[0].kind != ARGUMENT_NONE && bounds[1].kind != ARGUMENT_NONE && bounds[0].number > bounds[1].number)
        return fail(reader, "the minimum is above the maximum, so no number is allowed");
    return true;
}

static const struct key rule_keys[] = {
    {"position", read_position, 0}, {"keyword", read_keyword, 0}, {"optional", read_optional, 0},
    {"equals", read_equals, 0},     {"prefix", read_prefix, 0},   {"minimum", read_bound, 0},
    {"maximum", read_bound, 1},
};

/* Two rules for one argument would make it a question which of them counts. */
static bool rule_is_new(struct reader *reader) {
    const struct guard_policy *policy = reader->policy;
    const struct capability_grant *grant = grant_now(reader);
    const struct argument_rule *rule = rule_now(reader);
    for (uint16_t i = 0; i + 1 < grant->rule_count; i++) {
        const struct argument_rule *other = &policy->rules[grant->first_rule + i];
        bool same_position = rule->position >= 0 && rule->position == other->position;
        bool same_keyword = rule->keyword != 0 && other->keyword != 0 &&
                            strcmp(policy_text_of(policy, rule->keyword), policy_text_of(policy, other->keyword)) == 0;
        if (same_position || same_keyword)
            return fail(reader, "there is another rule for the same argument");
    }
    return true;
}

static bool read_rule(struct reader *reader, unsigned detail) {
    struct guard_policy *policy = reader->policy;
    uint32_t seen;
    (void)detail;
    if (policy->rule_count == POLICY_RULES_MAXIMUM)
        return fail(reader, "the policy has too many rules");
    policy->rules[policy->rule_count++] = (struct argument_rule){.position = -1};
    grant_now(reader)->rule_count++;
    if (!read_object(reader, rule_keys, sizeof rule_keys / sizeof rule_keys[0], &seen))
        return false;
    if (!(seen & 3))
        return fail(reader, "a rule says which argument it is for: position, keyword or both");
    return rule_is_new(reader);
}

static bool read_rules(struct reader *reader, unsigned detail) {
    struct capability_grant *grant = grant_now(reader);
    if (strncmp(policy_text_of(reader->policy, grant->name), CAPABILITY_HOST_PREFIX, strlen(CAPABILITY_HOST_PREFIX)) !=
        0)
        return fail(reader, "only functions and classes of the host have arguments to make rules for");
    grant->has_rules = true;
    grant->first_rule = reader->policy->rule_count;
    return read_list(reader, "a list of rules", read_rule, detail);
}

static const struct key grant_keys[] = {
    {"level", read_level, 0},
    {"calls", read_calls, 0},
    {"arguments", read_rules, 0},
};

static bool read_grant(struct reader *reader, const struct string *name) {
    uint32_t seen;
    if (!policy_grant_name_valid(name->text, name->length)) {
        struct message message;
        fail_begin(reader, &message);
        message_text(&message, "there is no such capability");
        policy_grant_suggest(&message, name->text, name->length);
        return false;
    }
    for (uint16_t i = 0; i < reader->policy->grant_count; i++)
        if (string_is(name, policy_text_of(reader->policy, reader->policy->grants[i].name)))
            return fail(reader, "the key is there twice");
    if (policy_grant_add(reader->policy, name->text, name->length) == NULL)
        return fail(reader, "the policy has too many capabilities");
    if (peek(reader) == '"')
        return read_level(reader, 0);
    if (peek(reader) != '{')
        return fail_expected(reader, "a level, or an object with a level");
    if (!read_object(reader, grant_keys, sizeof grant_keys / sizeof grant_keys[0], &seen))
        return false;
    return seen & 1 || fail(reader, "the level is missing");
}

static bool read_capabilities(struct reader *reader, unsigned detail) {
    bool is_first = true;
    int next;
    (void)detail;
    reader->policy->is_closed = true;
    if (!take(reader, '{'))
        return fail_expected(reader, "an object");
    while ((next = next_item(reader, &is_first, '}')) > 0) {
        struct string name;
        if (!read_key(reader, &name))
            return false;
        size_t before = path_push(reader, ".", name.text);
        if (!read_grant(reader, &name))
            return false;
        path_pop(reader, before);
    }
    return next == 0;
}

/* --- attributes, violations, audit
 * --------------------------------------------------------------------------------------- */

/* detail: whether the names are allowed or blocked. */
static bool read_attribute(struct reader *reader, unsigned detail) {
    struct string name;
    char reason[GUARD_MESSAGE_SIZE];
    if (!read_string(reader, "the name of an attribute", &name))
        return false;
    if (guard_attribute_except(&reader->policy->attributes, name.text, name.length, detail != 0, reason, sizeof reason))
        return true;
    return fail(reader, reason);
}

static bool read_attribute_list(struct reader *reader, unsigned detail) {
    return read_list(reader, "a list of attribute names", read_attribute, detail);
}

static const struct key attribute_keys[] = {
    {"allow", read_attribute_list, 1},
    {"block", read_attribute_list, 0},
};

static bool read_attributes(struct reader *reader, unsigned detail) {
    uint32_t seen;
    (void)detail;
    return read_object(reader, attribute_keys, sizeof attribute_keys / sizeof attribute_keys[0], &seen);
}

static bool read_violation(struct reader *reader, unsigned detail) {
    struct string word;
    (void)detail;
    if (!read_string(reader, "\"raise\" or \"stop\"", &word))
        return false;
    if (!string_is(&word, "raise") && !string_is(&word, "stop"))
        return fail_with(reader, "", &word, " is neither \"raise\" nor \"stop\"");
    reader->policy->on_violation = string_is(&word, "stop") ? VIOLATION_STOPS_RUN : VIOLATION_RAISES;
    return true;
}

static bool read_audit_flag(struct reader *reader, unsigned detail) {
    return read_bool(reader, detail ? &reader->policy->audits_arguments : &reader->policy->audits_allowed);
}

static const struct key audit_keys[] = {
    {"allowed", read_audit_flag, 0},
    {"arguments", read_audit_flag, 1},
};

static bool read_audit(struct reader *reader, unsigned detail) {
    uint32_t seen;
    (void)detail;
    return read_object(reader, audit_keys, sizeof audit_keys / sizeof audit_keys[0], &seen);
}

static const struct key top_keys[] = {
    {"profile", read_profile, 0},
    {"profile_version", read_profile_version, 0},
    {"limits", read_limits, 0},
    {"imports", read_imports, 0},
    {"capabilities", read_capabilities, 0},
    {"attributes", read_attributes, 0},
    {"on_violation", read_violation, 0},
    {"audit", read_audit, 0},
};

/* --- the whole
 * -------------------------------------------------------------------------------------------------------- */

bool guard_policy_read(struct guard_policy *policy, const char *json, size_t length, char *buffer, size_t size) {
    struct guard_policy wanted = *policy;
    struct reader reader = {.text = json, .length = length, .policy = &wanted, .message = buffer, .message_size = size};
    uint32_t seen;
    if (length > POLICY_SOURCE_MAXIMUM)
        return fail(&reader, "the text is too long for a policy");
    if (!policy_text_is_utf8(json, length))
        return fail(&reader, "the text is not valid UTF-8");
    if (!read_object(&reader, top_keys, sizeof top_keys / sizeof top_keys[0], &seen))
        return false;
    if (peek(&reader) != '\0' || reader.at < length)
        return fail(&reader, "there is more text after the policy");
    *policy = wanted;
    return true;
}
