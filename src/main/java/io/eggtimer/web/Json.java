package io.eggtimer.web;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers in JSON. */
final class Json {

	private Json() {
	}

	/**
	 * Returns a 200 that says {@code application/json} and nothing more. Left to itself,
	 * Spring repeats the parameters of the {@code Accept} header, also a charset that the
	 * body does not have.
	 */
	static <T> ResponseEntity<T> ok(T body) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
	}

}
