/**
 * The page at {@code /}: its files, and how they are served.
 *
 * <p>
 * Start with {@link io.eggtimer.page.PageFiles}, and in the page itself with
 * {@code app.js}. The page is a client like any other: it asks the same endpoints.
 */
@NullMarked
package io.eggtimer.page;

import org.jspecify.annotations.NullMarked;
