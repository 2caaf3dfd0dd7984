package io.eggtimer.egg;

/**
 * What the {@link DecisionPolicy} makes of a prediction.
 *
 * @param outcome the likeliest outcome
 * @param uncertain whether even that outcome is not clear enough to act on
 * @param cookLonger whether the risk of an underdone egg is too high to crack it
 */
public record Decision(Doneness outcome, boolean uncertain, boolean cookLonger) {

	/** Returns the decision in words. */
	public Advice advice() {
		return Advice.of(this.uncertain, this.cookLonger);
	}

}
