/** Webhooks for administrators: the page and the API. */
@NullMarked
package org.wenguo.webhook.web;

import org.jspecify.annotations.NullMarked;
