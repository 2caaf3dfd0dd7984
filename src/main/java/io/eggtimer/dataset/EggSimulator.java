package io.eggtimer.dataset;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import io.eggtimer.bayes.SeededRandom;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;

/**
 * Boils eggs that never were. It makes the data that the service ships with. No row of
 * real data went into it; its constants were chosen so that, in bulk, the eggs resemble
 * real ones.
 *
 * <p>
 * Each egg is drawn in this order, with the times of {@link WilliamsFormula}:
 *
 * <pre>{@code
 * weight   ~ Normal(55, 5) g, within [35, 75]         rounded to 0.1 g
 * time     ~ Normal(4.2, 2.0) min, within [0.5, 7.6]  rounded to 0.1 min
 * storage  ~ fridge or cupboard, 1/2 each             hidden
 * scatter  ~ exp(Normal(0, 0.015))                    hidden
 * outcome  = underdone if time < scatter * boilMinutes(weight, storage, 58.5 degC)
 *            hard      if time >= scatter * boilMinutes(weight, storage, 64.5 degC)
 *            soft      otherwise
 * }</pre>
 *
 * <p>
 * At 55 g, soft is from 3.68 to 4.70 min out of the fridge and from 2.81 to 3.83 min out
 * of the cupboard: the same egg at the same time may be soft or not, and nothing that is
 * recorded says which. In the long run 31 % are underdone, 21 % soft and 48 % hard.
 *
 * <p>
 * The arithmetic is {@link StrictMath}'s and the randomness is {@link SeededRandom}'s, so
 * a seed gives the same eggs on every machine.
 */
final class EggSimulator {

	/** Seed of the shipped file; a choice: the first whole number. */
	static final long SHIPPED_SEED = 1;

	/** Rows of the shipped file: enough to learn from, few enough to train in seconds. */
	static final int SHIPPED_ROWS = 640;

	/**
	 * Weights, in grams. A choice: mostly hens' eggs of the sizes S and M, which are
	 * below 53 and 63 g (Regulation (EU) 2023/2465), and none beyond 4 deviations.
	 */
	private static final double MEAN_WEIGHT_GRAMS = 55;

	private static final double WEIGHT_DEVIATION_GRAMS = 5;

	private static final double MIN_WEIGHT_GRAMS = 35;

	private static final double MAX_WEIGHT_GRAMS = 75;

	/**
	 * Times, in minutes. A choice: from surely underdone to surely hard, and centred so
	 * that about as many eggs are hard as not.
	 */
	private static final double MEAN_BOIL_MINUTES = 4.2;

	private static final double BOIL_DEVIATION_MINUTES = 2;

	private static final double MIN_BOIL_MINUTES = 0.5;

	private static final double MAX_BOIL_MINUTES = 7.6;

	/**
	 * Temperatures of the boundary of the yolk between which an egg is soft. Williams
	 * calls an egg soft at about 63 degrees; a cook's soft begins earlier. A choice: with
	 * these, eggs of 55 g are soft for about a minute.
	 */
	private static final double SOFT_YOLK_CELSIUS = 58.5;

	private static final double HARD_YOLK_CELSIUS = 64.5;

	/**
	 * Deviation of the logarithm of an egg's boiling times from the formula, for all that
	 * it leaves out, such as shape and age. A choice: 1 to 2 % of the time.
	 */
	private static final double SCATTER = 0.015;

	private final SeededRandom random;

	private EggSimulator(SeededRandom random) {
		this.random = random;
	}

	/**
	 * Simulates eggs.
	 * @param rows how many
	 * @param seed seed of every random number
	 * @return the eggs and their outcomes
	 */
	static List<LabelledEgg> simulate(int rows, long seed) {
		EggSimulator simulator = new EggSimulator(SeededRandom.seeded(seed));
		List<LabelledEgg> eggs = new ArrayList<>();
		for (int n = 0; n < rows; n++) {
			eggs.add(simulator.next());
		}
		return List.copyOf(eggs);
	}

	/**
	 * Renders eggs as a file that {@link EggCsv} reads.
	 * @param eggs the eggs
	 * @return header and rows, each ended by a line feed; numbers with one decimal
	 */
	static String toCsv(List<LabelledEgg> eggs) {
		StringWriter text = new StringWriter();
		try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
			csv.writeRecord("weight", "time", "outcome");
			for (LabelledEgg row : eggs) {
				csv.writeRecord(oneDecimal(row.egg().weightGrams()), oneDecimal(row.egg().boilMinutes()),
						row.outcome().label());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("A string cannot fail to be written", ex);
		}
		return text.toString();
	}

	private LabelledEgg next() {
		double weight = normalWithin(MEAN_WEIGHT_GRAMS, WEIGHT_DEVIATION_GRAMS, MIN_WEIGHT_GRAMS, MAX_WEIGHT_GRAMS);
		double time = normalWithin(MEAN_BOIL_MINUTES, BOIL_DEVIATION_MINUTES, MIN_BOIL_MINUTES, MAX_BOIL_MINUTES);
		Storage storage = Storage.values()[this.random.nextInt(Storage.values().length)];
		double scatter = StrictMath.exp(SCATTER * this.random.nextGaussian());
		Egg egg = new Egg(weight, time);
		return new LabelledEgg(egg, outcome(egg, storage, scatter));
	}

	/** Redraws until a value is within bounds, and rounds it to one decimal. */
	private double normalWithin(double mean, double deviation, double min, double max) {
		while (true) {
			double value = mean + deviation * this.random.nextGaussian();
			if (value >= min && value <= max) {
				return StrictMath.rint(value * 10) / 10;
			}
		}
	}

	/**
	 * Returns what will be found in an egg.
	 * @param egg the egg
	 * @param storage where it was kept
	 * @param scatter factor on its boiling times, about 1
	 */
	static Doneness outcome(Egg egg, Storage storage, double scatter) {
		double soft = scatter * WilliamsFormula.boilMinutes(egg.weightGrams(), storage.celsius(), SOFT_YOLK_CELSIUS);
		double hard = scatter * WilliamsFormula.boilMinutes(egg.weightGrams(), storage.celsius(), HARD_YOLK_CELSIUS);
		if (egg.boilMinutes() < soft) {
			return Doneness.UNDERDONE;
		}
		return (egg.boilMinutes() < hard) ? Doneness.SOFT : Doneness.HARD;
	}

	private static String oneDecimal(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

	/** Where an egg was kept, which nobody wrote down. */
	enum Storage {

		/** As cold as food should be kept. */
		FRIDGE(4),

		/** A cool pantry; a choice that makes the two kinds of eggs overlap. */
		CUPBOARD(16);

		private final double celsius;

		Storage(double celsius) {
			this.celsius = celsius;
		}

		/** Returns the temperature at which the egg goes into the water. */
		double celsius() {
			return this.celsius;
		}

	}

}
