/* hashlib for other modules of the library: SHA-512 of bytes at hand. Charges nothing. */
#ifndef PYNTERP_STDLIB_HASHLIB_H
#define PYNTERP_STDLIB_HASHLIB_H

#include <stddef.h>
#include <stdint.h>

#define SHA512_SIZE 64

void sha512(const uint8_t *data, size_t length, uint8_t digest[SHA512_SIZE]);

#endif
