/* import statements and future features. */
#include "code_generator.h"

#include <string.h>

/* IMPORT_NAME with the names wanted and the level in a window of two registers; the module ends up in `target`. */
static void import_module_emit(struct code_generator *generator, struct source_range at, struct text module,
                               const struct unit_constant *names, uint32_t level, uint32_t target) {
    uint32_t window = registers_push(generator, 2);
    load_constant(generator, at, window, names);
    load_constant(generator, at, window + 1, constant_integer(generator, level));
    emit(generator, at, OP_IMPORT_NAME, 0, target, unit_name_index(generator, module), window);
    generator->unit->top = window;
}

static struct text text_until_dot(struct text *rest) {
    const char *dot = memchr(rest->data, '.', rest->length);
    struct text part = *rest;
    if (dot == NULL) {
        rest->length = 0;
        return part;
    }
    part.length = (uint32_t)(dot - rest->data);
    rest->data = dot + 1;
    rest->length -= part.length + 1;
    return part;
}

void import_generate(struct code_generator *generator, const struct statement *statement) {
    struct source_range at = statement->range;
    for (uint32_t i = 0; i < statement->import.names.count && !generator->context.failed; i++) {
        const struct alias *alias = &statement->import.names.items[i];
        uint32_t mark = generator->unit->top;
        uint32_t module = register_push(generator);
        import_module_emit(generator, at, alias->name, constant_none(), 0, module);
        struct text rest = alias->name;
        struct text name = text_until_dot(&rest);
        /* `import a.b.c as d` binds the last part, reached from the package. */
        while (alias->as_name.data != NULL && rest.length > 0)
            emit(generator, at, OP_IMPORT_FROM, 0, module, module, unit_name_index(generator, text_until_dot(&rest)));
        name = alias->as_name.data != NULL ? alias->as_name : name;
        name_check_assignable(generator, name, CONTEXT_STORE, at);
        name_store(generator, at, name, module);
        generator->unit->top = mark;
    }
}

static bool is_future_import(const struct statement *statement) {
    return statement->kind == STATEMENT_IMPORT_FROM && statement->import.level == 0 &&
           statement->import.module.data != NULL && text_is(statement->import.module, "__future__");
}

void import_from_generate(struct code_generator *generator, const struct statement *statement) {
    struct source_range at = statement->range;
    const struct alias_list *aliases = &statement->import.names;
    if (is_future_import(statement)) {
        /* Features are the compiler's business: nothing is imported at run time. */
        const struct source_range last = generator->future_range;
        if (at.line > last.line || (at.line == last.line && at.column > last.column))
            context_fail(&generator->context, at, "from __future__ imports must occur at the beginning of the file");
        return;
    }
    const struct unit_constant **names = context_allocate(&generator->context, aliases->count, sizeof *names);
    if (names == NULL)
        return;
    for (uint32_t i = 0; i < aliases->count; i++) {
        names[i] = constant_string(generator, aliases->items[i].name);
        if (names[i] == NULL)
            return;
    }
    uint32_t mark = generator->unit->top;
    uint32_t module = register_push(generator);
    struct text name = statement->import.module.data == NULL ? text_from_c("") : statement->import.module;
    import_module_emit(generator, at, name, constant_tuple(generator, names, aliases->count, false),
                       statement->import.level, module);
    for (uint32_t i = 0; i < aliases->count && !generator->context.failed; i++) {
        const struct alias *alias = &aliases->items[i];
        if (text_is(alias->name, "*")) {
            emit(generator, at, OP_IMPORT_STAR, 0, module, 0, 0);
            break;
        }
        uint32_t item = register_push(generator);
        emit(generator, at, OP_IMPORT_FROM, 0, item, module, unit_name_index(generator, alias->name));
        struct text target = alias->as_name.data != NULL ? alias->as_name : alias->name;
        name_check_assignable(generator, target, CONTEXT_STORE, at);
        name_store(generator, at, target, item);
        generator->unit->top = item;
    }
    generator->unit->top = mark;
}

/* --- future features ---------------------------------------------------------------------------------------------- */

static const char *const known_features[] = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations",
};

static void check_feature(struct code_generator *generator, const struct alias *alias, struct source_range at) {
    if (text_is(alias->name, "annotations"))
        generator->context.future_annotations = true;
    for (size_t i = 0; i < sizeof known_features / sizeof known_features[0]; i++) {
        if (text_is(alias->name, known_features[i]))
            return;
    }
    if (text_is(alias->name, "braces"))
        context_fail(&generator->context, at, "not a chance");
    else
        context_fail(&generator->context, at, "future feature %.*s is not defined",
                     alias->name.length > 100 ? 100 : (int)alias->name.length, alias->name.data);
}

void future_features_find(struct code_generator *generator, const struct module_ast *module) {
    for (uint32_t i = 0; i < module->body.count && !generator->context.failed; i++) {
        const struct statement *statement = module->body.items[i];
        bool is_docstring = i == 0 && statement->kind == STATEMENT_EXPRESSION &&
                            statement->value.value->kind == EXPRESSION_CONSTANT &&
                            statement->value.value->constant.kind == CONSTANT_STRING;
        if (is_docstring)
            continue;
        if (!is_future_import(statement))
            return;
        generator->future_range = statement->range;
        for (uint32_t k = 0; k < statement->import.names.count && !generator->context.failed; k++)
            check_feature(generator, &statement->import.names.items[k], statement->range);
    }
}
