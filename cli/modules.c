/* Guest modules from folders of the host: asks the module reader, a process of its own (module_reader.c). */
#include "lockdown.h"
#include "program.h"

#include <stdlib.h>
#include <string.h>

#define FILENAME_MAXIMUM 65536

static void module_release(pn_module_source *module) {
    free((char *)module->source);
    free((char *)module->filename);
}

/* `length` bytes of the answer as a string; NULL: the reader is gone, or there is no memory. */
static char *text_receive(uint64_t length) {
    char *text = malloc(length + 1);
    if (text == NULL || !descriptor_receive(DESCRIPTOR_MODULES, text, length)) {
        free(text);
        return NULL;
    }
    text[length] = '\0';
    return text;
}

bool module_find(void *user_data, const char *name, pn_module_source *module) {
    const uint64_t *source_limit = user_data;
    struct module_answer answer;
    size_t name_length = strlen(name);
    uint32_t length = (uint32_t)name_length;
    if (name_length > MODULE_NAME_MAXIMUM || !descriptor_send(DESCRIPTOR_MODULES, &length, sizeof length) ||
        !descriptor_send(DESCRIPTOR_MODULES, name, length) ||
        !descriptor_receive(DESCRIPTOR_MODULES, &answer, sizeof answer) || !answer.found)
        return false;
    if (answer.filename_length > FILENAME_MAXIMUM || answer.source_length / 2 > *source_limit)
        return false;
    char *filename = text_receive(answer.filename_length), *source = text_receive(answer.source_length);
    *module = (pn_module_source){
        .source = source,
        .length = answer.source_length,
        .filename = filename,
        .is_package = answer.is_package,
        .release = module_release,
    };
    if (source != NULL && filename != NULL)
        return true;
    module_release(module);
    return false;
}
