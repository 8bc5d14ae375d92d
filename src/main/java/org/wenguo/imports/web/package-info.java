/** Sheets taken in: the pages and the API. */
@NullMarked
package org.wenguo.imports.web;

import org.jspecify.annotations.NullMarked;
