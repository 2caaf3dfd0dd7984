/**
 * HTTP and nothing else: requests, responses, problem documents.
 *
 * <p>
 * Start with {@link io.eggtimer.web.PredictionController}.
 */
@NullMarked
package io.eggtimer.web;

import org.jspecify.annotations.NullMarked;
