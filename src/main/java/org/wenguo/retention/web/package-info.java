/** How long cases are kept: the page and the API. */
@NullMarked
package org.wenguo.retention.web;

import org.jspecify.annotations.NullMarked;
