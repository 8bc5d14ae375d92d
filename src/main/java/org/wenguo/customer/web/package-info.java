/** Pages and resources of customers, of things complained of, and of rewards. */
@NullMarked
package org.wenguo.customer.web;

import org.jspecify.annotations.NullMarked;
