/* The built-in functions of the default environment and the table of all of them. Which of them an environment gets is
 * decided by guards/builtin_policy, not here. */
#include "functions.h"

#include "container.h"
#include "number.h"
#include "str.h"

#include "../vm/type.h"

/* --- numbers and characters --------------------------------------------------------------------------------------- */

static value builtin_abs(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return object_unary(vm, OPERATOR_ABSOLUTE, arguments[0]);
}

static value builtin_divmod(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (value_are_ints(arguments[0], arguments[1]) && value_to_int(arguments[1]) > 0) {
        int64_t divisor = value_to_int(arguments[1]), quotient = value_to_int(arguments[0]) / divisor;
        int64_t rest = value_to_int(arguments[0]) % divisor, below = rest < 0;
        const value both[] = {value_from_small_int(quotient - below),
                              value_from_small_int(rest + (below ? divisor : 0))};
        return tuple_from_items(vm, both, 2);
    }
    return object_binary(vm, OPERATOR_DIVMOD, arguments[0], arguments[1]);
}

static value builtin_pow(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value base = arguments[0], exponent = arguments[1], modulus = arguments[2];
    if (modulus == VALUE_UNSET || modulus == VALUE_NONE)
        return object_binary(vm, OPERATOR_POWER, base, exponent);
    value method = value_guest_type(vm, base) ? type_lookup_special(vm, base, SPECIAL_POWER) : VALUE_UNSET;
    if (method != VALUE_UNSET && !value_has_kind(vm, method, KIND_NATIVE_METHOD)) {
        value result = vm_call_special(vm, base, SPECIAL_POWER, 2, &arguments[1]);
        if (result != VALUE_NOT_IMPLEMENTED && (result != VALUE_UNSET || vm_failed(vm)))
            return result;
    }
    value plain_base = value_unwrap(vm, base), plain_exponent = value_unwrap(vm, exponent);
    value plain_modulus = value_unwrap(vm, modulus);
    if (value_is_integer(vm, plain_base) && value_is_integer(vm, plain_exponent) && value_is_integer(vm, plain_modulus))
        return int_power_modulo(vm, plain_base, plain_exponent, plain_modulus);
    const value plain[] = {plain_base, plain_exponent, plain_modulus};
    for (size_t i = 0; i < 3; i++) {
        if (value_has_kind(vm, plain[i], KIND_COMPLEX))
            return raise_value_error(vm, "complex modulo");
        if (value_is_double(plain[i]))
            return raise_type_error(vm, "pow() 3rd argument not allowed unless all arguments are integers");
    }
    return raise_type_error(vm, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
                            value_type_name(vm, base), value_type_name(vm, exponent), value_type_name(vm, modulus));
}

static value builtin_round(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    bool plain = arguments[1] == VALUE_UNSET || arguments[1] == VALUE_NONE;
    if (value_is_double(arguments[0]) && (plain || value_is_int(arguments[1])))
        return plain ? float_round_to_int(vm, value_to_double(arguments[0]))
                     : float_round(vm, value_to_double(arguments[0]), value_to_int(arguments[1]));
    value result = vm_call_special(vm, arguments[0], SPECIAL_ROUND, plain ? 0 : 1, &arguments[1]);
    if (result == VALUE_UNSET && !vm_failed(vm))
        return raise_type_error(vm, "type %s doesn't define __round__ method", value_type_name(vm, arguments[0]));
    return result;
}

static value builtin_chr(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value number = value_is_int(arguments[0]) ? arguments[0] : object_index(vm, arguments[0]);
    int64_t point;
    if (number == VALUE_ERROR)
        return VALUE_ERROR;
    if (!int_to_int64(vm, number, &point) || point < 0 || point > 0x10FFFF)
        return raise_value_error(vm, "chr() arg not in range(0x110000)");
    return str_from_code_point(vm, (uint32_t)point);
}

static value builtin_ord(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct str *str = str_of(vm, arguments[0]);
    const uint8_t *bytes;
    uint32_t length;
    if (str) {
        if (str->length == 1 && str_is_ascii(str))
            return value_from_small_int((unsigned char)*str_data(vm, str));
        if (str->length == 1)
            return value_from_small_int(str_read_code_point(vm, str, 0));
        length = str->length;
    } else if (bytes_view(vm, arguments[0], &bytes, &length)) {
        if (length == 1)
            return value_from_small_int(bytes[0]);
    } else {
        return raise_type_error(vm, "ord() expected string of length 1, but %s found",
                                value_type_name(vm, arguments[0]));
    }
    return raise_type_error(vm, "ord() expected a character, but string of length %u found", length);
}

static value in_base(struct vm *vm, value v, int base, const char *prefix) {
    value number = object_index(vm, v);
    if (number == VALUE_ERROR)
        return VALUE_ERROR;
    value digits = int_to_str(vm, number, base);
    if (digits == VALUE_ERROR)
        return VALUE_ERROR;
    struct str_builder text = {0};
    bool negative = str_text(vm, digits)[0] == '-';
    str_builder_add_c(vm, &text, negative ? "-" : "");
    str_builder_add_c(vm, &text, prefix);
    const struct str *str = object_of(vm, digits);
    str_builder_add(vm, &text, str_data(vm, str) + negative, str->byte_length - negative);
    return str_builder_finish(vm, &text);
}

static value builtin_bin(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return in_base(vm, arguments[0], 2, "0b");
}

static value builtin_hex(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return in_base(vm, arguments[0], 16, "0x");
}

static value builtin_oct(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return in_base(vm, arguments[0], 8, "0o");
}

/* --- objects ------------------------------------------------------------------------------------------------------ */

static value builtin_ascii(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value text = object_text_as_is(vm, arguments[0], SPECIAL_REPR);
    if (text == VALUE_ERROR || str_of(vm, text)->header.flags & STR_ASCII)
        return text;
    return str_escape_non_ascii(vm, value_unwrap(vm, text));
}

static value builtin_repr(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return object_text_as_is(vm, arguments[0], SPECIAL_REPR);
}

static value builtin_callable(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_bool(object_is_callable(vm, arguments[0]));
}

static value builtin_format(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value specification = arguments[1] == VALUE_UNSET ? vm->empty_str : arguments[1];
    if (!str_of(vm, specification))
        return raise_type_error(vm, "format() argument 2 must be str, not %s", argument_type_name(vm, specification));
    return object_format(vm, arguments[0], specification);
}

static value builtin_hash(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t hash;
    return object_hash(vm, arguments[0], &hash) ? int_from_int64(vm, hash) : VALUE_ERROR;
}

/* The cage offset of an object, or the bits of an immediate value: never an address of the host. */
static value builtin_id(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value v = arguments[0];
    return value_is_object(v) ? value_from_small_int(value_to_ref(v)) : int_from_uint64(vm, v);
}

static value builtin_isinstance(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int result = object_is_instance(vm, arguments[0], arguments[1]);
    return result < 0 ? VALUE_ERROR : value_from_bool(result);
}

static value builtin_issubclass(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int result = object_is_subclass(vm, arguments[0], arguments[1]);
    return result < 0 ? VALUE_ERROR : value_from_bool(result);
}

static value builtin_len(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t length = object_length(vm, arguments[0]);
    return length < 0 ? VALUE_ERROR : int_from_int64(vm, length);
}

/* --- print -------------------------------------------------------------------------------------------------------- */

/* Text must be encodable: lone surrogates are an error, as on a UTF-8 terminal. */
static bool has_surrogates(const char *data, size_t length) {
    for (const char *at = data; (at = memchr(at, '\xED', length - (size_t)(at - data))) != NULL; at++)
        if ((unsigned char)at[1] >= 0xA0)
            return true;
    return false;
}

/* What the script has put in the place of sys.stdout; VALUE_UNSET: nothing, so it is the host's. */
static value replaced_output(struct vm *vm) {
    value sys = dict_get_c(vm, object_at(vm, vm->modules), "sys");
    if (!value_has_kind(vm, sys, KIND_MODULE))
        return VALUE_UNSET;
    struct dict *names = object_at(vm, ((const struct module *)object_of(vm, sys))->dict);
    value output = dict_get_c(vm, names, "stdout");
    return output == dict_get_c(vm, names, "__stdout__") ? VALUE_UNSET : output;
}

static bool write_text(struct vm *vm, value file, value text) {
    if (file != VALUE_UNSET) {
        value written = vm_call_method(vm, file, value_from_ref(vm->names[NAME_WRITE]), 1, &text);
        return written != VALUE_ERROR;
    }
    const struct str *str = object_of(vm, text);
    const char *data = str_data(vm, str);
    if (!(str->header.flags & STR_ASCII) && has_surrogates(data, str->byte_length)) {
        value name = str_from_c(vm, "encode");
        if (name != VALUE_ERROR && vm_call_method(vm, text, name, 0, NULL) != VALUE_ERROR)
            raise_value_error(vm, "surrogates not allowed");
        return false;
    }
    return vm_write(vm, 1, data, str->byte_length);
}

bool print_text(struct vm *vm, value text) {
    value output = replaced_output(vm);
    return !vm_failed(vm) && output != VALUE_NONE ? write_text(vm, output, text) : !vm_failed(vm);
}

/* A str argument that may be None or missing; VALUE_ERROR with TypeError. */
static value text_option(struct vm *vm, value v, const char *name, value otherwise) {
    if (v == VALUE_UNSET || v == VALUE_NONE)
        return otherwise;
    if (str_of(vm, v))
        return value_unwrap(vm, v);
    return raise_type_error(vm, "%s must be None or a string, not %s", name, value_type_name(vm, v));
}

/* print(*args, sep, end, file, flush) */
static value builtin_print(struct vm *vm, value *arguments, uint32_t count) {
    const value *options = arguments + count;
    value space = vm->byte_strs[' '], newline = vm->byte_strs['\n'];
    value separator = text_option(vm, options[0], "sep", space);
    value end = separator == VALUE_ERROR ? VALUE_ERROR : text_option(vm, options[1], "end", newline);
    if (end == VALUE_ERROR)
        return VALUE_ERROR;
    value file = options[2] == VALUE_NONE || options[2] == VALUE_UNSET ? replaced_output(vm) : options[2];
    if (vm_failed(vm) || file == VALUE_NONE)
        return vm_failed(vm) ? VALUE_ERROR : VALUE_NONE;
    for (uint32_t i = 0; i < count; i++) {
        if (i && !write_text(vm, file, separator))
            return VALUE_ERROR;
        value text = value_is_str(vm, arguments[i]) ? arguments[i] : object_str(vm, arguments[i]);
        if (text == VALUE_ERROR || !write_text(vm, file, value_unwrap(vm, text)))
            return VALUE_ERROR;
    }
    if (!write_text(vm, file, end))
        return VALUE_ERROR;
    int flushes = file == VALUE_UNSET || options[3] == VALUE_UNSET ? 0 : object_truth(vm, options[3]);
    value flush = flushes > 0 ? str_intern_c(vm, "flush", strlen("flush")) : VALUE_UNSET;
    if (flush != VALUE_UNSET)
        flushes = vm_call_method(vm, file, flush, 0, NULL) == VALUE_ERROR ? -1 : 0;
    return flushes < 0 || vm_failed(vm) ? VALUE_ERROR : VALUE_NONE;
}

/* --- the table ---------------------------------------------------------------------------------------------------- */

const struct native builtin_functions[] = {
    {"abs", builtin_abs, 1, 1, 0, NATIVE_QUICK(ABSOLUTE), NULL, "Return the absolute value of the argument."},
    {"aiter", builtin_aiter, 1, 1, 0, 0, NULL, "Return an asynchronous iterator over the argument."},
    {"all", builtin_all, 1, 1, 0, NATIVE_QUICK(ALL), NULL, "Return True if all items of the iterable are true."},
    {"anext", builtin_anext, 1, 2, 0, 0, NULL, "Awaitable: the next item of an asynchronous iterator, or the default."},
    {"any", builtin_any, 1, 1, 0, NATIVE_QUICK(ANY), NULL, "Return True if any item of the iterable is true."},
    {"ascii", builtin_ascii, 1, 1, 0, 0, NULL, "Return an ASCII-only representation of an object."},
    {"bin", builtin_bin, 1, 1, 0, 0, NULL, "Return the binary representation of an integer."},
    {"callable", builtin_callable, 1, 1, 0, 0, NULL, "Return whether the object can be called."},
    {"chr", builtin_chr, 1, 1, 0, NATIVE_QUICK(CHARACTER), NULL, "Return the one-character string of a code point."},
    {"compile", builtin_compile, 3, 6, 0, 0, "source filename mode flags dont_inherit optimize",
     "Compile source text into a code object for exec and eval."},
    {"delattr", builtin_delattr, 2, 2, 0, 0, NULL, "Delete the named attribute of an object."},
    {"dir", builtin_dir, 0, 1, 0, 0, NULL, "Return the names in scope, or the attributes of an object."},
    {"divmod", builtin_divmod, 2, 2, 0, 0, NULL, "Return the pair (x // y, x % y)."},
    {"eval", builtin_eval, 1, 3, 0, 0, "globals locals", "Evaluate an expression given as text."},
    {"exec", builtin_exec, 1, 3, 1, 0, "globals locals closure", "Execute statements given as text."},
    {"format", builtin_format, 1, 2, 0, 0, NULL, "Return value.__format__(specification)."},
    {"getattr", builtin_getattr, 2, 3, 0, 0, NULL, "Get a named attribute of an object, or the default."},
    {"globals", builtin_globals, 0, 0, 0, 0, NULL, "Return the dictionary of the script's global names."},
    {"hasattr", builtin_hasattr, 2, 2, 0, 0, NULL, "Return whether the object has an attribute of that name."},
    {"hash", builtin_hash, 1, 1, 0, 0, NULL, "Return the hash value of an object."},
    {"hex", builtin_hex, 1, 1, 0, 0, NULL, "Return the hexadecimal representation of an integer."},
    {"id", builtin_id, 1, 1, 0, 0, NULL, "Return the identity of an object."},
    {"isinstance", builtin_isinstance, 2, 2, 0, NATIVE_QUICK(INSTANCE), NULL,
     "Return whether an object is an instance of a class."},
    {"issubclass", builtin_issubclass, 2, 2, 0, 0, NULL, "Return whether a class derives from another."},
    {"iter", builtin_iter, 1, 2, 0, 0, NULL, "Return an iterator over the argument."},
    {"len", builtin_len, 1, 1, 0, NATIVE_QUICK(LENGTH), NULL, "Return the number of items in a container."},
    {"locals", builtin_locals, 0, 0, 0, 0, NULL, "Return a dictionary of the current scope's local names."},
    {"max", builtin_max, 1, 0, 2, NATIVE_VARIADIC | NATIVE_COUNT_TEXT | NATIVE_QUICK(GREATEST), "key default",
     "Return the largest item or argument."},
    {"min", builtin_min, 1, 0, 2, NATIVE_VARIADIC | NATIVE_COUNT_TEXT | NATIVE_QUICK(LEAST), "key default",
     "Return the smallest item or argument."},
    {"next", builtin_next, 1, 2, 0, NATIVE_QUICK(NEXT), NULL, "Return the next item of an iterator, or the default."},
    {"oct", builtin_oct, 1, 1, 0, 0, NULL, "Return the octal representation of an integer."},
    {"ord", builtin_ord, 1, 1, 0, NATIVE_QUICK(ORDINAL), NULL, "Return the code point of a one-character string."},
    {"pow", builtin_pow, 2, 3, 0, 0, "base exp mod", "Return base ** exp, or its remainder."},
    {"print", builtin_print, 0, 0, 4, NATIVE_VARIADIC, "sep end file flush", "Write values to the output."},
    {"repr", builtin_repr, 1, 1, 0, 0, NULL, "Return the canonical string representation of an object."},
    {"round", builtin_round, 1, 2, 0, 0, "number ndigits", "Round a number to a precision in decimal digits."},
    {"setattr", builtin_setattr, 3, 3, 0, 0, NULL, "Set the named attribute of an object."},
    {"sorted", builtin_sorted, 1, 1, 2, NATIVE_COUNT_TEXT | NATIVE_QUICK(GATHER), "key reverse",
     "Return a new sorted list of the items."},
    {"sum", builtin_sum, 1, 2, 0, NATIVE_QUICK(SUM), "start", "Return the sum of start and the items."},
    {"vars", builtin_vars, 0, 1, 0, 0, NULL,
     "Return a dictionary of the names in scope, or of an object's attributes."},
    NATIVE_END,
};
