/**
 * HTTP and nothing else: requests, responses, problem documents.
 *
 * <p>
 * Start with {@link io.eggtimer.web.PredictionController}. Every error is one of
 * {@link io.eggtimer.web.ProblemType}; {@link io.eggtimer.web.ProblemAdvice} writes those
 * that Spring sees, {@link io.eggtimer.web.ProblemErrorHandler} those that only Jetty
 * sees.
 */
@NullMarked
package io.eggtimer.web;

import org.jspecify.annotations.NullMarked;
