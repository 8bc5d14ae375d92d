/** Stories of what comes in. */
@NullMarked
package org.wenguo.delivery;

import org.jspecify.annotations.NullMarked;
