/**
 * The frame around every page: texts in three languages, times as people say them, the shell with its navigation, and
 * error pages.
 *
 * <p>Owns no tables and knows no business. Promises that a page rendered by any module finds its {@code Words} as
 * {@code t}, that a missing text is refused rather than shown as a key, and that nothing here needs an inline script or
 * style. Will never look at who is signed in: the caller says what the viewer may see.
 */
@NullMarked
@NamedInterface("web")
package org.wenguo.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
