// PostgreSQL's client library, as GongwenStore uses it.
#ifndef GONGWEN_CPOSTGRES_SHIM_H
#define GONGWEN_CPOSTGRES_SHIM_H

#include <libpq-fe.h>

// PG_DIAG_SQLSTATE is a character constant, which Swift does not import.
static const int gongwen_diag_sqlstate = PG_DIAG_SQLSTATE;

#endif
