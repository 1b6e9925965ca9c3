// Only what GongwenChannels calls. OPENSSL_NO_DEPRECATED hides everything that OpenSSL 3 deprecates, so a deprecated
// call does not compile.
#ifndef GONGWEN_COPENSSL_SHIM_H
#define GONGWEN_COPENSSL_SHIM_H

#define OPENSSL_API_COMPAT 30000
#define OPENSSL_NO_DEPRECATED 1
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#endif
