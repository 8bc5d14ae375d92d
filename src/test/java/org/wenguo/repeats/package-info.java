/** Stories of one matter and several complaints. */
@NullMarked
package org.wenguo.repeats;

import org.jspecify.annotations.NullMarked;
