/* --policy FILE: one JSON object. Each key is known or the file is refused; a policy is applied whole or not at all.
 *
 *   {"profile": "strict" | "compat", "allow_import": "all" | "none" | ["math", ...], "grant": {"clock": "warn",
 * "entropy": "off"}, "limits": {"memory": "64M", "steps": 1000000, "timeout": 2.5, "recursion": 500, "output": "1M"}}
 *
 * What the command line says goes before what the file says. */
#include "program.h"

#include <stdlib.h>
#include <string.h>

#define TEXT_MAXIMUM 4096
#define FILE_MAXIMUM (1u << 20)

struct policy_reader {
    pn_vm *vm; /* reads the JSON */
    const char *path;
    struct program_options *options;
    pn_config defaults;
};

static bool complain(const struct policy_reader *reader, const char *about, const char *name) {
    fprintf(stderr, "pynterp: policy '%s': %s '%.100s'\n", reader->path, about, name);
    return false;
}

/* Appends to a list "a,b=c"; false when it does not fit. */
static bool text_add(char *text, const char *name, const char *level) {
    size_t length = strlen(text);
    int added = snprintf(text + length, TEXT_MAXIMUM - length, "%s%s%s%s", length > 0 ? "," : "", name,
                         level != NULL ? "=" : "", level != NULL ? level : "");
    return added >= 0 && (size_t)added < TEXT_MAXIMUM - length;
}

/* A str, a list of strs, or a dict of strs, as "a,b=c". */
static bool text_of(const struct policy_reader *reader, const char *key, pn_value value, char **result) {
    char text[TEXT_MAXIMUM] = "";
    const char *part, *level;
    size_t length, count = 0, position = 0;
    pn_value item, level_value;
    bool valid = true;
    switch (pn_value_type(reader->vm, value)) {
    case PN_TYPE_STR:
        valid = pn_get_str(reader->vm, value, &part, &length) == PN_OK && text_add(text, part, NULL);
        break;
    case PN_TYPE_LIST:
        valid = pn_length(reader->vm, value, &count) == PN_OK;
        for (size_t i = 0; valid && i < count; i++)
            valid = pn_list_get(reader->vm, value, i, &item) == PN_OK &&
                    pn_get_str(reader->vm, item, &part, &length) == PN_OK && text_add(text, part, NULL);
        if (valid && count == 0)
            valid = strcmp(key, "allow_import") != 0 || text_add(text, "none", NULL);
        break;
    case PN_TYPE_DICT:
        while (valid && pn_dict_next(reader->vm, value, &position, &item, &level_value) == PN_OK)
            valid = pn_get_str(reader->vm, item, &part, &length) == PN_OK &&
                    pn_get_str(reader->vm, level_value, &level, &length) == PN_OK && text_add(text, part, level);
        break;
    default:
        valid = false;
    }
    if (!valid)
        return complain(reader, "cannot understand", key);
    *result = strdup(text);
    return *result != NULL;
}

static bool limit_value(const struct policy_reader *reader, const char *name, pn_value value, uint64_t *limit) {
    int64_t number;
    double seconds;
    const char *text;
    size_t length;
    if (strcmp(name, "timeout") == 0) {
        if (pn_get_float(reader->vm, value, &seconds) != PN_OK || !(seconds > 0) || seconds > 31622400)
            return complain(reader, "cannot understand the limit", name);
        *limit = (uint64_t)(seconds * 1e9);
        return true;
    }
    if (pn_get_int(reader->vm, value, &number) == PN_OK && number >= 0) {
        *limit = (uint64_t)number;
        return true;
    }
    return (pn_get_str(reader->vm, value, &text, &length) == PN_OK && size_parse(text, limit)) ||
           complain(reader, "cannot understand the limit", name);
}

static bool limits_read(const struct policy_reader *reader, pn_value limits) {
    static const struct {
        const char *name;
        size_t place;
    } known[] = {
        {"memory", offsetof(pn_config, max_memory)},
        {"steps", offsetof(pn_config, max_steps)},
        {"timeout", offsetof(pn_config, timeout)},
        {"recursion", offsetof(pn_config, max_recursion)},
        {"output", offsetof(pn_config, max_output)},
        {"source", offsetof(pn_config, max_source)},
        {"native_nesting", offsetof(pn_config, max_native_nesting)},
    };
    size_t position = 0, length;
    pn_value key, value;
    const char *name;
    if (pn_value_type(reader->vm, limits) != PN_TYPE_DICT)
        return complain(reader, "cannot understand", "limits");
    while (pn_dict_next(reader->vm, limits, &position, &key, &value) == PN_OK) {
        size_t i = 0;
        if (pn_get_str(reader->vm, key, &name, &length) != PN_OK)
            return false;
        while (i < sizeof known / sizeof known[0] && strcmp(known[i].name, name) != 0)
            i++;
        if (i == sizeof known / sizeof known[0])
            return complain(reader, "unknown limit", name);
        uint64_t *limit = (uint64_t *)((char *)reader->options->config + known[i].place), from_file;
        if (!limit_value(reader, name, value, &from_file))
            return false;
        if (*limit == *(const uint64_t *)((const char *)&reader->defaults + known[i].place))
            *limit = from_file;
    }
    return true;
}

/* Whether there is such a profile is for pn_vm_new to say. */
static bool profile_read(const struct policy_reader *reader, pn_value value) {
    struct program_options *options = reader->options;
    const char *profile;
    size_t length;
    if (options->policy_texts[2] != NULL)
        return complain(reader, "two of the key", "profile");
    if (pn_get_str(reader->vm, value, &profile, &length) != PN_OK)
        return complain(reader, "cannot understand", "profile");
    options->policy_texts[2] = strdup(profile);
    if (options->profile == NULL)
        options->profile = options->policy_texts[2];
    return options->profile != NULL;
}

static bool key_read(const struct policy_reader *reader, const char *key, pn_value value) {
    struct program_options *options = reader->options;
    if (strcmp(key, "limits") == 0)
        return limits_read(reader, value);
    if (strcmp(key, "profile") == 0)
        return profile_read(reader, value);
    bool is_import = strcmp(key, "allow_import") == 0;
    if (!is_import && strcmp(key, "grant") != 0)
        return complain(reader, "unknown key", key);
    const char **wanted = is_import ? &options->allow_import : &options->grant;
    char **text = &options->policy_texts[is_import ? 0 : 1];
    if (*text != NULL || !text_of(reader, key, value, text))
        return *text == NULL ? false : complain(reader, "two of the key", key);
    if (*wanted == NULL)
        *wanted = *text;
    return true;
}

static bool object_read(const struct policy_reader *reader, const struct file_text *text) {
    pn_value object, key, value;
    const char *name;
    size_t position = 0, length;
    if (pn_new_json(reader->vm, text->data, text->length, &object) != PN_OK)
        return complain(reader, "is no JSON:", pn_vm_message(reader->vm));
    if (pn_value_type(reader->vm, object) != PN_TYPE_DICT)
        return complain(reader, "is no JSON", "object");
    while (pn_dict_next(reader->vm, object, &position, &key, &value) == PN_OK)
        if (pn_get_str(reader->vm, key, &name, &length) != PN_OK || !key_read(reader, name, value))
            return false;
    return true;
}

bool policy_file_read(struct program_options *options) {
    struct file_text text;
    struct policy_reader reader = {.path = options->policy_file, .options = options, .defaults = PN_CONFIG_DEFAULT};
    if (!file_read(options->policy_file, FILE_MAXIMUM, &text))
        return false;
    bool done = false;
    if (text.length > FILE_MAXIMUM || text.data == NULL)
        complain(&reader, "is too large for a", "policy");
    else if (pn_vm_new(&reader.defaults, &reader.vm) == PN_OK)
        done = object_read(&reader, &text);
    pn_vm_free(reader.vm);
    free(text.data);
    return done;
}
