/** Wenguo: complaint management. One package below this one per module; see {@code docs/development.md}. */
@NullMarked
package org.wenguo;

import org.jspecify.annotations.NullMarked;
