/** Taking complaints in, in the API. */
@NullMarked
package org.wenguo.delivery.web;

import org.jspecify.annotations.NullMarked;
