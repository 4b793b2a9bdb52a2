/* From source text to a unit of code: parse, analyse names, generate. The door of the code generator. */
#include "code_generator.h"

#include "parser.h"
#include "unicode_name.h"

static void module_body(struct code_generator *generator, const void *node) {
    const struct module_ast *module = node;
    struct code_unit *code = generator->unit->code;
    code->name = code->qualified_name = text_from_c("<module>");
    code->first_line = 1;
    code->flags = generator->use_namespace ? CODE_NAMESPACE : CODE_MODULE;
    struct source_range at = {1, 0, 1, 0};
    if (module->kind == MODULE_EXPRESSION) {
        code->flags |= CODE_EXPRESSION;
        emit(generator, module->expression->range, OP_RETURN, 0, expression_read(generator, module->expression), 0, 0);
        return;
    }
    if (generator->unit->scope->has_annotations && generator->context.future_annotations)
        emit(generator, at, OP_SETUP_ANNOTATIONS, 0, 0, 0, 0);
    scope_annotate_generate(generator, at, "__annotate__");
    conditional_annotations_begin(generator, at);
    struct statement_list body = module->body;
    const struct unit_constant *docstring = module->kind == MODULE_FILE ? body_docstring(generator, &body) : NULL;
    if (docstring != NULL) {
        uint32_t reg = register_push(generator);
        load_constant(generator, body.items[0]->range, reg, docstring);
        name_store(generator, body.items[0]->range, text_from_c("__doc__"), reg);
        generator->unit->top = reg;
        body = (struct statement_list){body.items + 1, body.count - 1};
    }
    statements_generate(generator, &body);
    emit(generator, body.count > 0 ? body.items[body.count - 1]->range : at, OP_RETURN_NONE, 0, 0, 0, 0);
}

static enum parse_mode parse_mode_of(enum generate_mode mode) {
    return mode == GENERATE_EVALUATE ? PARSE_EVALUATE : mode == GENERATE_SINGLE ? PARSE_SINGLE : PARSE_EXECUTE;
}

struct code_unit *code_generate(struct arena *arena, const char *source, size_t length,
                                const struct generate_options *options, struct generate_notes *notes,
                                struct syntax_error *error) {
    struct parse_options parse_options = {.mode = parse_mode_of(options->mode),
                                          .ignore_encoding_declaration = options->is_from_str,
                                          .unicode_name = unicode_name_find,
                                          .maximum_decimal_digits = options->maximum_decimal_digits};
    struct module_ast *module;
    if (!parse_module(arena, source, length, &parse_options, &module, error))
        return NULL;
    notes->map = &module->source;
    struct code_generator *generator = arena_allocate(arena, sizeof *generator);
    if (generator == NULL) {
        syntax_error_set_plain(error, SYNTAX_ERROR_MEMORY, "");
        return NULL;
    }
    generator->context = (struct compiler_context){.arena = arena,
                                                   .map = &module->source,
                                                   .error = error,
                                                   .stack_base = compiler_stack_position(),
                                                   .warnings = &module->warnings};
    generator->use_namespace = options->use_namespace;
    generator->attributes = options->attributes;
    generator->is_interactive = options->mode == GENERATE_SINGLE;
    generator->context.future_annotations = options->future_annotations;
    future_features_find(generator, module);
    if (generator->context.failed || !symbol_table_build(&generator->symbols, &generator->context, module))
        return NULL;
    struct code_unit *unit = unit_generate(generator, generator->symbols.module, module_body, module);
    notes->warnings = module->warnings.first;
    return unit;
}
