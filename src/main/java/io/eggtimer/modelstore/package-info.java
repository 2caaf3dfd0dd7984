/**
 * Model versions on disk: immutable, checksummed, published by one atomic rename.
 *
 * <p>
 * Start with {@link io.eggtimer.modelstore.ModelStore}.
 */
@NullMarked
package io.eggtimer.modelstore;

import org.jspecify.annotations.NullMarked;
