/* The builtins of the default environment, as data; see builtin_policy.h. */
#include "guards/builtin_policy.h"

#include "guards/message.h"

#include <string.h>

#define ALLOW(name, category, reason)                                                                                  \
    { name, true, BUILTIN_##category, reason, true }
#define STRICT(name, category, reason)                                                                                 \
    { name, false, BUILTIN_##category, reason, true }
#define DENY(name, category, reason)                                                                                   \
    { name, false, BUILTIN_##category, reason, false }
#define EXCEPTION(name)                                                                                                \
    { name, true, BUILTIN_EXCEPTION, "is a class of error: data about what went wrong, no more", true }
#define WARNING(name)                                                                                                  \
    { name, true, BUILTIN_EXCEPTION, "is a class of warning: data about what looks wrong, no more", true }

static const struct builtin_rule rules[] = {
    /* Constants. */
    ALLOW("Ellipsis", CONSTANT, "is a constant without attributes"),
    ALLOW("False", CONSTANT, "is a constant"),
    ALLOW("None", CONSTANT, "is a constant"),
    ALLOW("NotImplemented", CONSTANT, "is a constant that binary methods answer with"),
    ALLOW("True", CONSTANT, "is a constant"),
    ALLOW("__debug__", CONSTANT, "is a constant that tells whether assertions run"),

    /* Functions that compute from their arguments. What is called back runs under the same guards and limits. */
    ALLOW("abs", FUNCTION, "computes with numbers"),
    ALLOW("aiter", FUNCTION, "calls the guest's own asynchronous iteration protocol"),
    ALLOW("all", FUNCTION, "iterates, charged by the step"),
    ALLOW("anext", FUNCTION, "calls the guest's own asynchronous iteration protocol"),
    ALLOW("any", FUNCTION, "iterates, charged by the step"),
    ALLOW("ascii", FUNCTION, "makes a string in the cage"),
    ALLOW("bin", FUNCTION, "makes a string in the cage"),
    ALLOW("callable", FUNCTION, "looks at a type"),
    ALLOW("chr", FUNCTION, "makes a string in the cage"),
    ALLOW("delattr", FUNCTION, "goes through the attribute guard"),
    ALLOW("dir", FUNCTION, "lists the names that the attribute guard lets pass"),
    ALLOW("divmod", FUNCTION, "computes with numbers"),
    ALLOW("eval", FUNCTION,
          "compiles to bytecode that is verified and runs with the caller's names under the same limits"),
    ALLOW("exec", FUNCTION,
          "compiles to bytecode that is verified and runs with the caller's names under the same limits"),
    ALLOW("format", FUNCTION, "makes a string in the cage; fields go through the attribute guard"),
    ALLOW("getattr", FUNCTION, "goes through the attribute guard"),
    ALLOW("globals", FUNCTION, "is the script's own namespace, which it changes by assignment anyway"),
    ALLOW("hasattr", FUNCTION, "goes through the attribute guard, whose refusal is no answer"),
    ALLOW("hash", FUNCTION, "computes from a value and the VM's own key"),
    ALLOW("hex", FUNCTION, "makes a string in the cage"),
    ALLOW("id", FUNCTION, "is an offset into the cage, no address of the host"),
    ALLOW("isinstance", FUNCTION, "looks at a type"),
    ALLOW("issubclass", FUNCTION, "looks at a type"),
    ALLOW("iter", FUNCTION, "makes an iterator in the cage"),
    ALLOW("len", FUNCTION, "looks at a size"),
    ALLOW("locals", FUNCTION, "is a copy of the caller's own variables"),
    ALLOW("max", FUNCTION, "iterates, charged by the step"),
    ALLOW("min", FUNCTION, "iterates, charged by the step"),
    ALLOW("next", FUNCTION, "advances an iterator"),
    ALLOW("oct", FUNCTION, "makes a string in the cage"),
    ALLOW("ord", FUNCTION, "computes from a string"),
    ALLOW("pow", FUNCTION, "computes with numbers, charged by their size"),
    ALLOW("print", FUNCTION, "writes to the output that the host handed over, within its limit; it cannot name a file"),
    ALLOW("repr", FUNCTION, "makes a string in the cage"),
    ALLOW("round", FUNCTION, "computes with numbers"),
    ALLOW("setattr", FUNCTION, "goes through the attribute guard"),
    ALLOW("sorted", FUNCTION, "sorts, charged by the comparison"),
    ALLOW("sum", FUNCTION, "iterates, charged by the step"),
    ALLOW("vars", FUNCTION, "is a copy of an object's attributes without the blocked ones"),

    /* Types. Their methods are listed with them and are under the attribute guard. */
    ALLOW("bool", TYPE, "is a type of plain values"),
    ALLOW("bytearray", TYPE, "is a type of plain values in the cage"),
    ALLOW("bytes", TYPE, "is a type of plain values in the cage"),
    ALLOW("classmethod", TYPE, "marks a function of a class"),
    ALLOW("complex", TYPE, "is a type of plain values"),
    ALLOW("dict", TYPE, "is a container in the cage"),
    ALLOW("enumerate", TYPE, "is an iterator over the guest's own values"),
    ALLOW("filter", TYPE, "is an iterator over the guest's own values"),
    ALLOW("float", TYPE, "is a type of plain values"),
    ALLOW("frozenset", TYPE, "is a container in the cage"),
    ALLOW("int", TYPE, "is a type of plain values; long texts are limited when they are turned into one"),
    ALLOW("list", TYPE, "is a container in the cage"),
    ALLOW("map", TYPE, "is an iterator over the guest's own values"),
    ALLOW("memoryview", TYPE, "looks at bytes in the cage, which cannot change size meanwhile"),
    ALLOW("object", TYPE, "is the root of classes; what leads from it to others is blocked"),
    ALLOW("property", TYPE, "marks a function of a class"),
    ALLOW("range", TYPE, "is a sequence of three numbers"),
    ALLOW("reversed", TYPE, "is an iterator over the guest's own values"),
    ALLOW("set", TYPE, "is a container in the cage"),
    ALLOW("slice", TYPE, "is a triple of values"),
    ALLOW("staticmethod", TYPE, "marks a function of a class"),
    ALLOW("str", TYPE, "is a type of plain values in the cage; format fields go through the attribute guard"),
    ALLOW("super", TYPE, "looks methods up in the caller's own class, through the attribute guard"),
    ALLOW("tuple", TYPE, "is a container in the cage"),
    ALLOW("type", TYPE, "tells a class or makes a new one, under the same checks as a class statement"),
    ALLOW("zip", TYPE, "is an iterator over the guest's own values"),

    /* Refused. */
    DENY("__build_class__", FUNCTION,
         "is what a class statement calls; the statement has an instruction of its own here"),
    DENY("__import__", FUNCTION, "imports around the import statement's guard"),
    DENY("breakpoint", FUNCTION, "starts a debugger of the host"),
    STRICT("compile", FUNCTION,
           "makes code objects; eval and exec take source text (profile compat has it: its objects say nothing)"),
    DENY("copyright", FUNCTION, "belongs to an interactive session"),
    DENY("credits", FUNCTION, "belongs to an interactive session"),
    DENY("exit", FUNCTION, "belongs to an interactive session; raise SystemExit instead"),
    DENY("help", FUNCTION, "starts a pager and imports at will"),
    DENY("input", FUNCTION, "reads from the host's standard input"),
    DENY("license", FUNCTION, "reads files of the host"),
    DENY("open", FUNCTION, "reads and writes files of the host"),
    DENY("quit", FUNCTION, "belongs to an interactive session; raise SystemExit instead"),
    DENY("__doc__", MODULE_ATTRIBUTE, "describes CPython's builtins module"),
    DENY("__loader__", MODULE_ATTRIBUTE, "is the object that loads modules"),
    DENY("__name__", MODULE_ATTRIBUTE, "names CPython's builtins module; a script has its own __name__"),
    DENY("__package__", MODULE_ATTRIBUTE, "belongs to the import machinery"),
    DENY("__spec__", MODULE_ATTRIBUTE, "holds a module's loader"),

    /* Exceptions, in the shape of their hierarchy. */
    EXCEPTION("BaseException"),
    EXCEPTION("BaseExceptionGroup"),
    EXCEPTION("GeneratorExit"),
    EXCEPTION("KeyboardInterrupt"),
    EXCEPTION("SystemExit"),
    EXCEPTION("Exception"),
    EXCEPTION("ExceptionGroup"),
    EXCEPTION("ArithmeticError"),
    EXCEPTION("FloatingPointError"),
    EXCEPTION("OverflowError"),
    EXCEPTION("ZeroDivisionError"),
    EXCEPTION("AssertionError"),
    EXCEPTION("AttributeError"),
    EXCEPTION("BufferError"),
    EXCEPTION("EOFError"),
    EXCEPTION("ImportError"),
    EXCEPTION("ModuleNotFoundError"),
    EXCEPTION("LookupError"),
    EXCEPTION("IndexError"),
    EXCEPTION("KeyError"),
    EXCEPTION("MemoryError"),
    EXCEPTION("NameError"),
    EXCEPTION("UnboundLocalError"),
    EXCEPTION("OSError"),
    EXCEPTION("BlockingIOError"),
    EXCEPTION("ChildProcessError"),
    EXCEPTION("ConnectionError"),
    EXCEPTION("BrokenPipeError"),
    EXCEPTION("ConnectionAbortedError"),
    EXCEPTION("ConnectionRefusedError"),
    EXCEPTION("ConnectionResetError"),
    EXCEPTION("FileExistsError"),
    EXCEPTION("FileNotFoundError"),
    EXCEPTION("InterruptedError"),
    EXCEPTION("IsADirectoryError"),
    EXCEPTION("NotADirectoryError"),
    EXCEPTION("PermissionError"),
    EXCEPTION("ProcessLookupError"),
    EXCEPTION("TimeoutError"),
    EXCEPTION("EnvironmentError"),
    EXCEPTION("IOError"),
    EXCEPTION("ReferenceError"),
    EXCEPTION("RuntimeError"),
    EXCEPTION("NotImplementedError"),
    EXCEPTION("PythonFinalizationError"),
    EXCEPTION("RecursionError"),
    EXCEPTION("StopAsyncIteration"),
    EXCEPTION("StopIteration"),
    EXCEPTION("SyntaxError"),
    EXCEPTION("IndentationError"),
    EXCEPTION("TabError"),
    EXCEPTION("SystemError"),
    EXCEPTION("TypeError"),
    EXCEPTION("ValueError"),
    EXCEPTION("UnicodeError"),
    EXCEPTION("UnicodeDecodeError"),
    EXCEPTION("UnicodeEncodeError"),
    EXCEPTION("UnicodeTranslateError"),
    WARNING("Warning"),
    WARNING("BytesWarning"),
    WARNING("DeprecationWarning"),
    WARNING("EncodingWarning"),
    WARNING("FutureWarning"),
    WARNING("ImportWarning"),
    WARNING("PendingDeprecationWarning"),
    WARNING("ResourceWarning"),
    WARNING("RuntimeWarning"),
    WARNING("SyntaxWarning"),
    WARNING("UnicodeWarning"),
    WARNING("UserWarning"),
    DENY("_IncompleteInputError", EXCEPTION, "is private to CPython's interactive session"),
};

#undef ALLOW
#undef DENY
#undef STRICT
#undef EXCEPTION
#undef WARNING

#define RULE_COUNT (sizeof rules / sizeof rules[0])

const struct builtin_rule *guard_builtin_rules(size_t *count) {
    *count = RULE_COUNT;
    return rules;
}

const struct builtin_rule *guard_builtin_find(const char *utf8, size_t length) {
    for (size_t i = 0; i < RULE_COUNT; i++) {
        if (strlen(rules[i].name) == length && memcmp(rules[i].name, utf8, length) == 0)
            return &rules[i];
    }
    return NULL;
}

size_t guard_builtin_refusal(char *buffer, size_t size, const char *utf8, size_t length) {
    const struct builtin_rule *rule = guard_builtin_find(utf8, length);
    struct message message;
    message_begin(&message, buffer, size);
    if (!rule || rule->allowed)
        return 0;
    message_text(&message, "'");
    message_text(&message, rule->name);
    message_text(&message, "' is not available in this environment: it ");
    message_text(&message, rule->reason);
    return message.length;
}
