package io.eggtimer.egg;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.eggtimer.bayes.ProbabilityBand;

/**
 * How likely one outcome is as an egg boils on.
 *
 * @param outcome the outcome
 * @param points its probability at one time after another, at least two
 */
public record BoilingCurve(Doneness outcome, List<Point> points) {

	public BoilingCurve {
		points = List.copyOf(points);
	}

	/** Returns the point of the greatest probability, the earliest of several. */
	public Point best() {
		return this.points.get(indexOfBest());
	}

	/**
	 * Returns the best point that is yet to come.
	 * @param now where the egg is
	 * @return that point, or the later one with the greatest probability, if it is above
	 */
	public Point bestFrom(Point now) {
		Point best = now;
		for (Point point : this.points) {
			if (point.boilMinutes() > now.boilMinutes() && point.probability().mean() > best.probability().mean()) {
				best = point;
			}
		}
		return best;
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
