// What glibc declares besides the C standard; its Swift module leaves it out.
#include <malloc.h>
