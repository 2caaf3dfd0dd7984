/**
 * Requests that nobody would write, made by a coverage-guided fuzzer, on a real port of
 * the service: {@link io.eggtimer.faults.fuzz.FuzzTests} runs it,
 * {@link io.eggtimer.faults.fuzz.FuzzTarget} is what it runs.
 */
@NullMarked
package io.eggtimer.faults.fuzz;

import org.jspecify.annotations.NullMarked;
