// libedit's line editor: wide characters, history, and a licence that suits every user of this package.
#include <stdio.h>
#include <editline/readline.h>
