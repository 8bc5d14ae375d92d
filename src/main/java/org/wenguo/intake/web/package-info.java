/** Taking complaints in, in the API. */
@NullMarked
package org.wenguo.intake.web;

import org.jspecify.annotations.NullMarked;
