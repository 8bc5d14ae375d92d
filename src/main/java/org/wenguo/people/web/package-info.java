/** Signing in, tokens, the one-time set-up, and the administrator's pages. */
@NullMarked
package org.wenguo.people.web;

import org.jspecify.annotations.NullMarked;
