/**
 * Who may do what: the operator, bearer tokens, cross-origin requests, security headers.
 *
 * <p>
 * Start with {@link io.eggtimer.security.SecurityConfiguration}, which says what is open
 * to whom. Nothing here knows what the service does.
 */
@NullMarked
package io.eggtimer.security;

import org.jspecify.annotations.NullMarked;
