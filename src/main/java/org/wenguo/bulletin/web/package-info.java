/** The pages and the resource of bulletins. */
@NullMarked
package org.wenguo.bulletin.web;

import org.jspecify.annotations.NullMarked;
