/**
 * What becomes of a request before Spring sees it: {@link io.eggtimer.http.IntakeHandler}
 * takes its body in, admits or refuses it, and looks after its deadline. Also the kinds
 * of problem, and the documents for what never reaches Spring.
 */
@NullMarked
package io.eggtimer.http;

import org.jspecify.annotations.NullMarked;
