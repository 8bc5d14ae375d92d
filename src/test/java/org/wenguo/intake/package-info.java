/** Stories of what comes in. */
@NullMarked
package org.wenguo.intake;

import org.jspecify.annotations.NullMarked;
