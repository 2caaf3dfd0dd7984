package io.eggtimer.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.eggtimer.egg.Question;

/**
 * One line of a stream: a question, or what is wrong with it.
 *
 * @param number its number in the stream, from 1
 * @param input what the answer repeats of it
 * @param question the question, null if there is a fault
 * @param fault what is wrong, null if nothing is
 */
record BatchLine(long number, List<String> input, @Nullable Question question,
		@Nullable InvalidRequestException fault) {

	static BatchLine good(long number, List<String> input, Question question) {
		return new BatchLine(number, input, question, null);
	}

	static BatchLine faulty(long number, List<String> input, InvalidRequestException fault) {
		return new BatchLine(number, input, null, fault);
	}

	static BatchLine faulty(long number, String fault) {
		return faulty(number, List.of(), new InvalidRequestException(fault, List.of()));
	}

}
