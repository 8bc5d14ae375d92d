/** Controllers of the staff pages, one per noun, and what their templates show. */
@NullMarked
package org.wenguo.desk.web;

import org.jspecify.annotations.NullMarked;
