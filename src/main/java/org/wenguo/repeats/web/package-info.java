/** The page and the resource of complaints that are about one matter. */
@NullMarked
package org.wenguo.repeats.web;

import org.jspecify.annotations.NullMarked;
