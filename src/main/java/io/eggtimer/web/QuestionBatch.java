package io.eggtimer.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.eggtimer.egg.DrawsOutOfRangeException;
import io.eggtimer.egg.Question;

/**
 * The questions of a JSON array, before it is known how many draws the model has.
 *
 * @param questions the elements in their order; null where one is faulty
 * @param errors what is wrong with those
 */
record QuestionBatch(List<@Nullable Question> questions, FieldErrors errors) {

	/**
	 * Returns the questions.
	 * @param draws how many draws the model has
	 * @throws InvalidRequestException if any of the questions is faulty, or asks for more
	 */
	List<Question> require(int draws) {
		for (int i = 0; i < this.questions.size(); i++) {
			Question question = this.questions.get(i);
			if (question != null && question.draws() != null && question.draws() > draws) {
				this.errors.add("[%d].".formatted(i), QuestionReader.DRAWS.name(),
						String.valueOf(new DrawsOutOfRangeException(draws).getMessage()));
			}
		}
		this.errors.throwIfAny();
		return this.questions;
	}

}
