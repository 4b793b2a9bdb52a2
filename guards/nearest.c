/* Edit distance over short names; see nearest.h. */
#include "guards/nearest.h"

#include <string.h>

/* How many letters must be changed, added or left out to make one of the other. */
static size_t edit_distance(const char *left, size_t left_length, const char *right, size_t right_length) {
    size_t row[NEAREST_NAME_MAXIMUM + 1];
    for (size_t i = 0; i <= right_length; i++)
        row[i] = i;
    for (size_t i = 1; i <= left_length; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= right_length; j++) {
            size_t best = diagonal + (left[i - 1] != right[j - 1]);
            diagonal = row[j];
            best = best < row[j] + 1 ? best : row[j] + 1;
            row[j] = best < row[j - 1] + 1 ? best : row[j - 1] + 1;
        }
    }
    return row[right_length];
}

void nearest_begin(struct nearest *nearest, const char *wanted, size_t length) {
    *nearest = (struct nearest){.wanted = wanted, .length = length, .distance = NEAREST_NAME_MAXIMUM};
}

/* Half of the known name's letters may differ, no more: a name that shares nothing is no help. */
void nearest_offer(struct nearest *nearest, const char *known) {
    size_t length = strlen(known);
    if (length > NEAREST_NAME_MAXIMUM || nearest->length > NEAREST_NAME_MAXIMUM)
        return;
    size_t distance = edit_distance(nearest->wanted, nearest->length, known, length);
    if (distance >= nearest->distance || distance > length / 2)
        return;
    nearest->distance = distance;
    nearest->found = known;
}
