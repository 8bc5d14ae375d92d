/** The pages on which replies are written, looked at again, and their templates kept. */
@NullMarked
package org.wenguo.reply.web;

import org.jspecify.annotations.NullMarked;
