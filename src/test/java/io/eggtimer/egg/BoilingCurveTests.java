package io.eggtimer.egg;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.eggtimer.bayes.ProbabilityBand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link BoilingCurve}, {@link TimeLeft} and {@link Recommendation}. */
class BoilingCurveTests {

	/** A point every two minutes. */
	private final BoilingCurve curve = curve(0, 0.25, 0.75, 0.875, 0.5, 0.25, 0.375);

	@Test
	void theBestPointIsTheMostProbableAndTheEarliestOfEquals() {
		assertThat(this.curve.best().boilMinutes()).isEqualTo(6);
		assertThat(curve(0.5, 0.75, 0.75).best().boilMinutes()).isEqualTo(2);
	}

	@Test
	void theWindowReachesToWhereTheProbabilityCrossesTheLevel() {
		// half way from 0.25 to 0.75; exactly at 8 minutes
		assertThat(this.curve.window(0.5)).isEqualTo(new TimeWindow(3, 8));
		// from 0.75 to 0.875, and a third of the way down to 0.5
		assertThat(this.curve.window(0.75)).isEqualTo(new TimeWindow(4, 6 + 2 / 3.0));
		assertThat(this.curve.window(0.875)).isEqualTo(new TimeWindow(6, 6));
	}

	@Test
	void theWindowIsTheOneAroundTheBestPoint() {
		// 0.375 at 12 minutes is beyond a gap
		assertThat(this.curve.window(0.3).to()).isEqualTo(8 + 2 * 0.2 / 0.25, within(1e-12));
	}

	@Test
	void aWindowEndsWhereTheCurveDoes() {
		assertThat(this.curve.window(0)).isEqualTo(new TimeWindow(0, 12));
		assertThat(curve(0.75, 0.75).window(0.75)).isEqualTo(new TimeWindow(0, 2));
	}

	@Test
	void thereIsNoWindowWhereNoTimeIsLikelyEnough() {
		assertThat(this.curve.window(0.876)).isNull();
	}

	@Test
	void anEggIsBestLeftUntilTheBestTimeYetToCome() {
		TimeLeft early = TimeLeft.of(this.curve, now(3, 0.5));
		assertThat(early)
			.isEqualTo(new TimeLeft(Doneness.SOFT, 3, false, band(0.5), band(0.875), new TimeWindow(0, 5)));
		// past the best, and a little better later, which is no use
		TimeLeft late = TimeLeft.of(this.curve, now(10, 0.25));
		assertThat(late).isEqualTo(new TimeLeft(Doneness.SOFT, 0, true, band(0.25), band(0.25), null));
		TimeLeft now = TimeLeft.of(this.curve, now(6.5, 0.8));
		assertThat(now).isEqualTo(new TimeLeft(Doneness.SOFT, 0, false, band(0.8), band(0.8), new TimeWindow(0, 1.5)));
	}

	@Test
	void nobodyNeedsToWaitOnAPlateau() {
		BoilingCurve plateau = curve(0, 0.5, 0.995, 0.999, 0.9995);
		assertThat(plateau.best().boilMinutes()).isEqualTo(8);
		assertThat(plateau.soonest().boilMinutes()).isEqualTo(4);
		assertThat(TimeLeft.of(plateau, now(3, 0.75)).minutesLeft()).isEqualTo(1);
		assertThat(TimeLeft.of(plateau, now(5, 0.997)).minutesLeft()).isZero();
		assertThat(recommendation(plateau, 0.5).advice()).startsWith("Boil it for 8 min: then it is soft with"
				+ " a probability of 0.9995, and from 4 min on hardly less. From 2 to 8 min");
	}

	@Test
	void whereTheCurveStillRisesAtItsEndItIsNotTooLateAfterwards() {
		BoilingCurve rising = curve(0, 0.25, 0.375);
		assertThat(TimeLeft.of(rising, now(5, 0.4)))
			.isEqualTo(new TimeLeft(Doneness.SOFT, 0, false, band(0.4), band(0.4), null));
	}

	@Test
	void whatIsLikelyNowIsSoBeyondTheEndOfTheCurve() {
		BoilingCurve rising = curve(0, 0.5, 0.75);
		assertThat(TimeLeft.of(rising, now(5, 0.8)).window()).isEqualTo(new TimeWindow(0, 0));
	}

	@Test
	void minutesLeftAreDecimalsAsTimesAre() {
		// 6 - 5.8 is 0.20000000000000018 in binary
		assertThat(TimeLeft.of(this.curve, now(5.8, 0.5)).minutesLeft()).isEqualTo(0.2);
	}

	@Test
	void anEggThatNeverGetsLikelyIsNotTooLateBeforeItsBest() {
		BoilingCurve unlikely = curve(0, 0.25, 0.125);
		assertThat(TimeLeft.of(unlikely, now(1, 0.1)).tooLate()).isFalse();
		assertThat(TimeLeft.of(unlikely, now(3, 0.2)).tooLate()).isTrue();
	}

	@Test
	void aRecommendationIsSaidInWords() {
		assertThat(recommendation(0.5, false, false).advice()).isEqualTo(
				"Boil it for 6 min: then it is soft with a probability of 0.88. From 3 to 8 min it is at least 0.5.");
		assertThat(recommendation(0.95, false, true).advice())
			.isEqualTo("At no time is it soft with a probability of at least 0.95; the best is 6 min, with 0.88."
					+ " Even the best time is uncertain.");
		assertThat(recommendation(0.5, true, true).advice())
			.endsWith(" The model has not seen such eggs: do not rely on it.");
	}

	@Test
	void probabilitiesAreNotRoundedToCertainty() {
		BoilingCurve sure = curve(0, 0.997, 0);
		assertThat(recommendation(sure, 0.999).advice()).isEqualTo(
				"At no time is it soft with a probability of" + " at least 0.999; the best is 2 min, with 0.997.");
		assertThat(recommendation(curve(0, 1), 1).advice()).contains("with a probability of 1.");
	}

	private Recommendation recommendation(BoilingCurve curve, double atLeast) {
		return new Recommendation(new BoilingGoal(55, Doneness.SOFT, atLeast), curve, false, false, 0.8, 10, "v1");
	}

	private Recommendation recommendation(double atLeast, boolean extrapolating, boolean uncertain) {
		return new Recommendation(new BoilingGoal(55, Doneness.SOFT, atLeast), this.curve, extrapolating, uncertain,
				0.8, 10, "v1");
	}

	private static BoilingCurve curve(double... means) {
		List<BoilingCurve.Point> points = new ArrayList<>();
		for (double mean : means) {
			points.add(now(2 * points.size(), mean));
		}
		return new BoilingCurve(Doneness.SOFT, points);
	}

	private static BoilingCurve.Point now(double boilMinutes, double mean) {
		return new BoilingCurve.Point(boilMinutes, band(mean));
	}

	private static ProbabilityBand band(double mean) {
		return new ProbabilityBand(mean, mean / 2, mean);
	}

}
