@NullMarked
package org.wenguo.portal.web;

import org.jspecify.annotations.NullMarked;
