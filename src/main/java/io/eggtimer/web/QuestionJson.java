package io.eggtimer.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;

/**
 * Is this egg done?
 *
 * <p>
 * A class for the OpenAPI document alone: {@link QuestionReader} reads what clients send.
 *
 * @param weightGrams weight with shell, in grams
 * @param boilMinutes time in boiling water, in minutes
 * @param draws how many posterior draws are to answer, no more than the model has; a JSON
 * integer; all of them if it is not given
 * @param desired outcome that is wanted, to be told how long to wait for it
 */
@Schema(name = "Question", additionalProperties = AdditionalPropertiesValue.FALSE)
record QuestionJson(
		@Schema(minimum = "" + Egg.MIN_WEIGHT_GRAMS, maximum = "" + Egg.MAX_WEIGHT_GRAMS) double weightGrams,
		@Schema(minimum = "" + Egg.MIN_BOIL_MINUTES, maximum = "" + Egg.MAX_BOIL_MINUTES) double boilMinutes,
		@Schema(minimum = "1", requiredMode = RequiredMode.NOT_REQUIRED) int draws,
		@Schema(requiredMode = RequiredMode.NOT_REQUIRED) Doneness desired) {
}
