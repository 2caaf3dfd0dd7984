package io.eggtimer.egg;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ProbabilityBand;

/**
 * How likely one outcome is as an egg boils on.
 *
 * @param outcome the outcome
 * @param points its probability at one time after another, at least two
 */
public record BoilingCurve(Doneness outcome, List<Point> points) {

	/** A choice: what is not worth another minute. */
	private static final double HARDLY = 0.005;

	public BoilingCurve {
		points = List.copyOf(points);
	}

	/** Returns the point of the greatest probability, the earliest of several. */
	public Point best() {
		return this.points.get(indexOfBest());
	}

	/**
	 * Returns the first point that is hardly worse than the best: where the curve is a
	 * plateau, as of hard eggs, to boil on gains nothing.
	 */
	public Point soonest() {
		return soonest(this.points);
	}

	/**
	 * Returns the first point from now on that is hardly worse than the best of these.
	 * @param now where the egg is
	 */
	public Point soonestFrom(Point now) {
		return soonest(Stream
			.concat(Stream.of(now), this.points.stream().filter((point) -> point.boilMinutes() > now.boilMinutes()))
			.toList());
	}

	private static Point soonest(List<Point> points) {
		double greatest = points.stream().mapToDouble((point) -> point.probability().mean()).max().orElseThrow();
		return points.stream()
			.filter((point) -> point.probability().mean() >= greatest - HARDLY)
			.findFirst()
			.orElseThrow();
	}

	/** Returns whether its end is its best point: longer might be better still. */
	public boolean isRising() {
		return indexOfBest() == this.points.size() - 1;
	}

	/**
	 * Returns the times around the best one in which the outcome stays likely enough,
	 * between the points by linear interpolation.
	 * @param atLeast the probability that is enough, in [0, 1]
	 * @return the window; null if not even the best time is likely enough
	 */
	public @Nullable TimeWindow window(double atLeast) {
		int from = indexOfBest();
		int to = from;
		if (mean(from) < atLeast) {
			return null;
		}
		while (from > 0 && mean(from - 1) >= atLeast) {
			from--;
		}
		while (to < this.points.size() - 1 && mean(to + 1) >= atLeast) {
			to++;
		}
		return new TimeWindow((from > 0) ? crossing(from - 1, from, atLeast) : minutes(from),
				(to < this.points.size() - 1) ? crossing(to, to + 1, atLeast) : minutes(to));
	}

	private int indexOfBest() {
		int best = 0;
		for (int i = 1; i < this.points.size(); i++) {
			if (mean(i) > mean(best)) {
				best = i;
			}
		}
		return best;
	}

	/** Returns when the probability crosses a level, which lies between two points'. */
	private double crossing(int before, int after, double level) {
		double share = (level - mean(before)) / (mean(after) - mean(before));
		return minutes(before) + share * (minutes(after) - minutes(before));
	}

	private double mean(int index) {
		return this.points.get(index).probability().mean();
	}

	private double minutes(int index) {
		return this.points.get(index).boilMinutes();
	}

	/**
	 * One time.
	 *
	 * @param boilMinutes time in boiling water, in minutes
	 * @param probability of the outcome, if the egg is taken out then
	 */
	public record Point(double boilMinutes, ProbabilityBand probability) {
	}

}
