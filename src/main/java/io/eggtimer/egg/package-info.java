/**
 * The domain: what is asked, what is answered, and when the honest answer is "uncertain,
 * cook longer".
 *
 * <p>
 * Start with {@link io.eggtimer.egg.EggPredictor}.
 */
@NullMarked
package io.eggtimer.egg;

import org.jspecify.annotations.NullMarked;
