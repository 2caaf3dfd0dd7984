package io.eggtimer.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

import io.eggtimer.egg.Egg;

/**
 * Body of {@code POST /predict}, already checked by {@link PredictRequestDeserializer}.
 *
 * @param egg the egg in question
 * @param draws how many posterior draws to use; all of them if null
 */
@JsonDeserialize(using = PredictRequestDeserializer.class)
record PredictRequest(Egg egg, @Nullable Integer draws) {
}
