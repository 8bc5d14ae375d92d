/**
 * What is printed: documents as PDF in Chinese type, and QR codes.
 *
 * <p>Owns no table, only two fonts. Promises that a document looks alike on every machine and opens nothing from outside while
 * it is made. Listens to nothing. Will never know what a letter or a poster says.
 */
@NullMarked
@ApplicationModule(
        displayName = "Paper",
        allowedDependencies = {})
package org.wenguo.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
