// glibc's own part of malloc, which Swift's Glibc module leaves out.
#ifndef GONGWEN_CMALLOC_SHIM_H
#define GONGWEN_CMALLOC_SHIM_H

#include <malloc.h>

#endif
