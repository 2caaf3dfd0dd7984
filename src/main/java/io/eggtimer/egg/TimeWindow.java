package io.eggtimer.egg;

/**
 * A span of boiling times.
 *
 * @param from its beginning, in minutes
 * @param to its end, in minutes
 */
public record TimeWindow(double from, double to) {
}
