/**
 * Spreadsheets from and for the outside: CSV in any of the usual shapes and XLSX, row by row, never whole.
 *
 * <p>Owns no table. Promises that memory does not grow with the number of rows; that what it writes is text to whoever opens
 * it, never a formula; that a file that would unpack beyond its limits is refused before it is read. Listens to nothing.
 * Will never know what the columns mean.
 */
@NullMarked
@ApplicationModule(
        displayName = "Sheet",
        allowedDependencies = {"platform"})
package org.wenguo.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
