/** Stories of what is kept, and how long. */
@NullMarked
package org.wenguo.retention;

import org.jspecify.annotations.NullMarked;
