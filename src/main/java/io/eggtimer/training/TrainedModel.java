package io.eggtimer.training;

import java.util.Map;

import io.eggtimer.modelstore.ModelDescription;

/**
 * A trained model before it is published.
 *
 * @param description what it is
 * @param files its files, by name
 */
public record TrainedModel(ModelDescription description, Map<String, byte[]> files) {
}
