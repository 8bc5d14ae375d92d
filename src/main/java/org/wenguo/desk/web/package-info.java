/** The pages of the desk: one controller per screen, its queries beside it, its words in {@code messages/desk*}. */
@NullMarked
package org.wenguo.desk.web;

import org.jspecify.annotations.NullMarked;
