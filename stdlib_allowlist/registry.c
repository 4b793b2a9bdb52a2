/* The allowlist: every module a guest may import, with the reason why it is safe to offer. A module that is not here
 * does not exist for guests, whatever its name; the host may narrow the list further (guards/import_policy). What a
 * module has as a .py file of this folder runs in the sandbox like any guest code, after the natives and types are
 * there. */
#include "module_code.h"
#include "modules.h"

#include "../builtins/container.h"
#include "../vm/type.h"
#include "embedded_python.h"

static const struct module_definition string_module = {.name = "string",
                                                       .reason = "constants and templates, in guest code"};

static const struct module_definition collections_abc_module = {
    .name = "collections.abc", .reason = "abstract classes of containers, in guest code"};
static const struct module_definition future_module = {.name = "__future__",
                                                       .reason = "names of language features, in guest code"};

/* Modules in guest code alone: they can do what any script can. */
#define GUEST(symbol, text, why)                                                                                       \
    static const struct module_definition symbol = {.name = text, .reason = why ", in guest code"}
GUEST(asyncio_module, "asyncio", "an event loop without files, sockets, threads or a clock");
GUEST(asyncio_exceptions_module, "asyncio.exceptions", "exceptions of asyncio");
GUEST(asyncio_locks_module, "asyncio.locks", "locks of asyncio");
GUEST(asyncio_queues_module, "asyncio.queues", "queues of asyncio");
GUEST(contextvars_module, "contextvars", "variables of contexts");
GUEST(contextlib_module, "contextlib", "tools for with statements");
GUEST(datetime_module, "datetime", "dates and times; now() asks the clock's capability");
GUEST(enum_module, "enum", "enumerations");
GUEST(fractions_module, "fractions", "rational numbers");
GUEST(graphlib_module, "graphlib", "topological order");
GUEST(io_module, "io", "text and bytes in memory; no files");
GUEST(json_decoder_module, "json.decoder", "reading with hooks");
GUEST(json_encoder_module, "json.encoder", "writing by a class");
GUEST(keyword_module, "keyword", "lists of words");
GUEST(numbers_module, "numbers", "abstract classes of numbers");
GUEST(pprint_module, "pprint", "layout of values");
GUEST(reprlib_module, "reprlib", "short representations");
GUEST(statistics_module, "statistics", "means and spreads");
GUEST(textwrap_module, "textwrap", "layout of paragraphs");
GUEST(base64_module, "base64", "text encodings of bytes");

/* Parts of packages that are loaded when they are first asked for. */
#define PART(symbol, text)                                                                                             \
    static const struct module_definition symbol = {.name = text, .reason = "part of its package"}
PART(asyncio_scopes_module, "asyncio._scopes");
PART(chain_map_module, "collections._chain_map");
PART(contextlib_async_module, "contextlib._async");
PART(counter_module, "collections._counter");
PART(defaultdict_module, "collections._defaultdict");
PART(functools_methods_module, "functools._methods");
PART(namedtuple_module, "collections._namedtuple");
PART(ordered_dict_module, "collections._ordered_dict");
PART(string_formatter_module, "string._formatter");
PART(string_template_module, "string._template");
PART(time_calendar_module, "time._calendar");
PART(user_module, "collections._user");
PART(weakref_collections_module, "weakref._collections");
PART(weakref_proxy_module, "weakref._proxy");

const struct module_definition *const module_definitions[] = {
    &chain_map_module,
    &asyncio_module,
    &asyncio_exceptions_module,
    &asyncio_locks_module,
    &asyncio_queues_module,
    &asyncio_scopes_module,
    &contextvars_module,
    &contextlib_async_module,
    &counter_module,
    &defaultdict_module,
    &functools_methods_module,
    &json_decoder_module,
    &json_encoder_module,
    &namedtuple_module,
    &ordered_dict_module,
    &string_formatter_module,
    &string_template_module,
    &time_calendar_module,
    &user_module,
    &weakref_collections_module,
    &weakref_proxy_module,
    &abc_module,
    &bisect_module,
    &collections_module,
    &collections_abc_module,
    &base64_module,
    &contextlib_module,
    &copy_module,
    &annotationlib_module,
    &future_module,
    &dataclasses_module,
    &datetime_module,
    &enum_module,
    &fractions_module,
    &graphlib_module,
    &inspect_module,
    &io_module,
    &keyword_module,
    &numbers_module,
    &pprint_module,
    &reprlib_module,
    &statistics_module,
    &struct_module,
    &textwrap_module,
    &traceback_module,
    &functools_module,
    &gc_module,
    &hashlib_module,
    &heapq_module,
    &itertools_module,
    &json_module,
    &math_module,
    &operator_module,
    &random_module,
    &re_module,
    &string_module,
    &sys_module,
    &templatelib_module,
    &time_module,
    &unicodedata_module,
    &weakref_module,
    &types_module,
    &typing_generic_module,
    &typing_module,
    &warnings_module,
    NULL,
};

bool module_add_type(struct vm *vm, struct dict *dict, enum type_id id) {
    value type = type_make_library(vm, id);
    if (type == VALUE_ERROR)
        return false;
    const char *name = type_definitions[id]->name, *dot = strrchr(name, '.');
    return dict_set_c(vm, dict, dot ? dot + 1 : name, type);
}

const char *module_source(const struct module_definition *definition, size_t *length) {
    *length = definition->source != NULL ? strlen(definition->source) : 0;
    const char *source = definition->source;
    for (const struct embedded_python_module *at = embedded_python_modules; source == NULL && at->name != NULL; at++) {
        if (strcmp(at->name, definition->name) != 0)
            continue;
        source = at->source;
        *length = at->length;
    }
    return source;
}
