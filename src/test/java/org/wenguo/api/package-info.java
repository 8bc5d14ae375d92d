/** The contract that outside programs rely on, over HTTP. */
@NullMarked
package org.wenguo.api;

import org.jspecify.annotations.NullMarked;
