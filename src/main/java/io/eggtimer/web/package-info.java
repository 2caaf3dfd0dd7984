/**
 * HTTP and nothing else: requests, responses, problem documents.
 *
 * <p>
 * Start with {@link io.eggtimer.web.PredictionController}. Every error is one of
 * {@link io.eggtimer.http.ProblemType}; {@link io.eggtimer.web.ProblemAdvice} writes
 * those that Spring sees. What comes before Spring is in {@link io.eggtimer.http}.
 */
@NullMarked
package io.eggtimer.web;

import org.jspecify.annotations.NullMarked;
