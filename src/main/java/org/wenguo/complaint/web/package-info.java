/** The complaint in the API: acts, timeline, the register list. */
@NullMarked
package org.wenguo.complaint.web;

import org.jspecify.annotations.NullMarked;
