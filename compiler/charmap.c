/* Looking things up in the tables of the single-byte encodings. */
#include "charmap.h"

#include <string.h>

const uint16_t *charmap_find(const char *name) {
    size_t low = 0, high = charmap_name_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, charmap_names[middle].name);
        if (order == 0)
            return charmap_names[middle].high;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

uint8_t charmap_byte(const uint16_t *high, uint32_t code_point) {
    for (uint32_t i = 0; i < CHARMAP_HALF; i++)
        if (high[i] == code_point)
            return code_point == CHARMAP_UNDEFINED ? 0 : (uint8_t)(CHARMAP_HALF + i);
    return 0;
}
