/**
 * Replicas that are told to stop while they are asked:
 * {@link io.eggtimer.faults.restart.RollingRestartTests} replaces all of them under load,
 * {@link io.eggtimer.faults.restart.TerminationTests} looks at single ends.
 */
@NullMarked
package io.eggtimer.faults.restart;

import org.jspecify.annotations.NullMarked;
