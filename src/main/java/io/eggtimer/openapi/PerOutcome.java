package io.eggtimer.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a map that has a value for each {@link io.eggtimer.egg.Doneness}, by its label.
 */
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
public @interface PerOutcome {

	/** Least value, if the values are numbers. */
	String minimum() default "";

	/** Greatest value, if the values are numbers. */
	String maximum() default "";

}
