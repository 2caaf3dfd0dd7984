/**
 * What the real program does when the world around it fails: processes are killed, disks
 * are full, bytes flip. Every test is tagged {@code faults}.
 */
@NullMarked
package io.eggtimer.faults;

import org.jspecify.annotations.NullMarked;
