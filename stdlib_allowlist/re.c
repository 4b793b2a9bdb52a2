/* re: the functions of the module, which are the methods of Pattern on a pattern from the cache; escape(). Flags, the
 * error class and the names are in re.py. */
#include "re_internal.h"

#include "../vm/type.h"

/* Most patterns kept under their text. */
#define CACHE_MOST 256

static value pattern_make(struct vm *vm, value text, uint32_t flags) {
    value v = record_new(vm, TYPE_RE_PATTERN, PATTERN_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *pattern = object_of(vm, v);
    pattern->items[PATTERN_TEXT] = text;
    pattern->items[PATTERN_FLAGS] = value_from_small_int(flags);
    return re_compile(vm, pattern) ? v : VALUE_ERROR;
}

static struct dict *cache_of(struct vm *vm) {
    if (vm->regex_cache == VALUE_UNSET || !value_has_kind(vm, vm->regex_cache, KIND_DICT))
        vm->regex_cache = dict_new(vm);
    return vm->regex_cache == VALUE_ERROR ? NULL : object_of(vm, vm->regex_cache);
}

value re_pattern_of(struct vm *vm, value pattern, value flags) {
    value plain = value_unwrap(vm, pattern);
    int64_t number = 0;
    if (flags != VALUE_UNSET && !object_to_int64(vm, flags, true, &number))
        return VALUE_ERROR;
    if (value_is_record(vm, plain, TYPE_RE_PATTERN)) {
        if (number)
            return raise_value_error(vm, "cannot process flags argument with a compiled pattern");
        return plain;
    }
    if (!value_is_str(vm, plain) && !value_has_kind(vm, plain, KIND_BYTES))
        return raise_type_error(vm, "first argument must be string or compiled pattern");
    value key = tuple_pair(vm, plain, value_from_small_int(number & 0xFFFF));
    struct dict *cache = key == VALUE_ERROR ? NULL : cache_of(vm);
    if (!cache)
        return VALUE_ERROR;
    value found = dict_get(vm, cache, key);
    if (found != VALUE_UNSET || vm_failed(vm))
        return found;
    found = pattern_make(vm, plain, (uint32_t)(number & 0xFFFF));
    if (found == VALUE_ERROR)
        return VALUE_ERROR;
    if (cache->count >= CACHE_MOST)
        dict_clear(vm, cache);
    return dict_set(vm, cache, key, found) ? found : VALUE_ERROR;
}

static value re_compile_function(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return re_pattern_of(vm, arguments[0], arguments[1]);
}

static value re_purge(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    vm->regex_cache = VALUE_UNSET;
    return VALUE_NONE;
}

/* f(pattern, string, flags) by a method of (pattern, string, pos, endpos). */
#define SEARCHING(name)                                                                                                \
    static value function_##name(struct vm *vm, value *arguments, uint32_t count) {                                    \
        value pattern = re_pattern_of(vm, arguments[0], arguments[2]);                                                 \
        value window[4] = {pattern, arguments[1], VALUE_UNSET, VALUE_UNSET};                                           \
        return pattern == VALUE_ERROR ? VALUE_ERROR : re_pattern_##name(vm, window, count);                            \
    }
SEARCHING(search)
SEARCHING(match)
SEARCHING(fullmatch)
SEARCHING(findall)
SEARCHING(finditer)

/* f(pattern, repl, string, count, flags) */
#define REPLACING(name)                                                                                                \
    static value function_##name(struct vm *vm, value *arguments, uint32_t count) {                                    \
        value pattern = re_pattern_of(vm, arguments[0], arguments[4]);                                                 \
        value window[4] = {pattern, arguments[1], arguments[2], arguments[3]};                                         \
        return pattern == VALUE_ERROR ? VALUE_ERROR : re_pattern_##name(vm, window, count);                            \
    }
REPLACING(sub)
REPLACING(subn)

/* split(pattern, string, maxsplit, flags) */
static value function_split(struct vm *vm, value *arguments, uint32_t count) {
    value pattern = re_pattern_of(vm, arguments[0], arguments[3]);
    value window[3] = {pattern, arguments[1], arguments[2]};
    return pattern == VALUE_ERROR ? VALUE_ERROR : re_pattern_split(vm, window, count);
}

static value re_escape(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    static const char special[] = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
    const struct str *str = str_of(vm, arguments[0]);
    struct span text;
    if (str)
        text = span_of_str(vm, str);
    else if (!bytes_argument(vm, arguments[0], &text))
        return VALUE_ERROR;
    struct str_builder builder = {0};
    uint32_t plain = 0;
    struct subject whole = {text.data, text.length, !str, !str};
    for (uint32_t i = 0; i < text.length; i++) {
        if (i % 16 == 0 && !vm_charge(vm, 1))
            return VALUE_ERROR;
        if (!text.data[i] || !strchr(special, text.data[i]))
            continue;
        re_add_bytes(vm, &builder, &whole, plain, i);
        str_builder_add(vm, &builder, "\\", 1);
        plain = i;
    }
    if (plain == 0 && (text.length == 0 || !strchr(special, text.data[0]) || !text.data[0]))
        return str ? value_from_pointer(str) : bytes_new(vm, text.data, text.length);
    re_add_bytes(vm, &builder, &whole, plain, text.length);
    return re_finish(vm, &builder, !str);
}

static const struct native re_functions[] = {
    {"compile", re_compile_function, 1, 2, 0, 0, "pattern flags", "Compile a regular expression pattern."},
    {"escape", re_escape, 1, 1, 0, 0, "pattern", "Escape special characters in a string."},
    {"findall", function_findall, 2, 3, 0, 0, "pattern string flags",
     "Return a list of all non-overlapping matches in the string."},
    {"finditer", function_finditer, 2, 3, 0, 0, "pattern string flags",
     "Return an iterator over all non-overlapping matches in the string."},
    {"fullmatch", function_fullmatch, 2, 3, 0, 0, "pattern string flags",
     "Try to apply the pattern to all of the string, returning a Match object, or None if no match was found."},
    {"match", function_match, 2, 3, 0, 0, "pattern string flags",
     "Try to apply the pattern at the start of the string, returning a Match object, or None if no match was found."},
    {"purge", re_purge, 0, 0, 0, 0, NULL, "Clear the regular expression caches"},
    {"search", function_search, 2, 3, 0, 0, "pattern string flags",
     "Scan through string looking for a match to the pattern, returning a Match object, or None if none was found."},
    {"split", function_split, 2, 4, 0, 0, "pattern string maxsplit flags",
     "Split the source string by the occurrences of the pattern."},
    {"sub", function_sub, 3, 5, 0, 0, "pattern repl string count flags",
     "Return the string obtained by replacing the leftmost non-overlapping occurrences of the pattern."},
    {"subn", function_subn, 3, 5, 0, 0, "pattern repl string count flags",
     "Return a 2-tuple containing (new_string, number)."},
    NATIVE_END,
};

static bool re_start(struct vm *vm, struct dict *dict) {
    return module_add_type(vm, dict, TYPE_RE_PATTERN) && module_add_type(vm, dict, TYPE_RE_MATCH) &&
           type_make_library(vm, TYPE_RE_ITERATOR) != VALUE_ERROR;
}

const struct module_definition re_module = {
    .name = "re",
    .reason = "PCRE2 with its memory within the limit and its steps charged; a pattern cannot outrun fuel or deadline",
    .functions = re_functions,
    .start = re_start};
