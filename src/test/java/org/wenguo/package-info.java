/** What tests of all modules share, and the tests of the program as a whole. */
@NullMarked
package org.wenguo;

import org.jspecify.annotations.NullMarked;
