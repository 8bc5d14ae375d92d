/** Limits in the API. */
@NullMarked
package org.wenguo.deadline.web;

import org.jspecify.annotations.NullMarked;
