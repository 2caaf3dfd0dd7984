package io.eggtimer.bayes;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link SeededRandom}. */
class SeededRandomTests {

	@Test
	void isTheSameOnEveryMachineAndJavaVersion() {
		// a change here changes what every stored seed means, and so every stored version
		SeededRandom source = SeededRandom.seeded(42);
		assertThat(new double[] { source.nextGaussian(), source.nextGaussian(), source.nextGaussian() })
			.containsExactly(-0.7353518801476615, -1.357732467387767, 0.6259644213720795);
	}

	@Test
	void noPurposeOfASeedRepeatsAnother() {
		Set<Double> first = new HashSet<>();
		for (long seed = 0; seed < 100; seed++) {
			first.add(SeededRandom.seeded(seed).nextGaussian());
			for (SeededRandom.Purpose purpose : SeededRandom.Purpose.values()) {
				first.add(SeededRandom.seeded(seed, purpose).nextGaussian());
			}
		}
		assertThat(first).hasSize(100 * (1 + SeededRandom.Purpose.values().length));
	}

	@Test
	void isStandardNormal() {
		SeededRandom source = SeededRandom.seeded(3);
		int n = 100_000;
		int within1 = 0;
		int beyond3 = 0;
		double sum = 0;
		double squares = 0;
		for (int i = 0; i < n; i++) {
			double z = source.nextGaussian();
			sum += z;
			squares += z * z;
			within1 += (Math.abs(z) < 1) ? 1 : 0;
			beyond3 += (Math.abs(z) > 3) ? 1 : 0;
		}
		// 4 standard errors of each: 1/sqrt(n), sqrt(2/n), sqrt(p(1-p)/n)
		assertThat(sum / n).isEqualTo(0, within(0.0127));
		assertThat(squares / n).isEqualTo(1, within(0.018));
		assertThat(within1 / (double) n).isEqualTo(0.682689, within(0.0059));
		assertThat(beyond3 / (double) n).isEqualTo(0.0027, within(0.00066));
	}

	@Test
	void wholeNumbersStayBelowTheirBoundAndReachAllOfIt() {
		SeededRandom source = SeededRandom.seeded(5);
		int[] counts = new int[3];
		for (int i = 0; i < 3000; i++) {
			counts[source.nextInt(3)]++;
		}
		// 1000 each, standard deviation 26
		assertThat(counts).satisfies((all) -> {
			for (int count : all) {
				assertThat(count).isBetween(890, 1110);
			}
		});
	}

	@Test
	void signsAreFairAndIndependent() {
		SeededRandom source = SeededRandom.seeded(6);
		int n = 100_000;
		int sum = 0;
		int changes = 0;
		int before = source.nextSign();
		for (int i = 0; i < n; i++) {
			int sign = source.nextSign();
			assertThat(Math.abs(sign)).isEqualTo(1);
			sum += sign;
			changes += (sign != before) ? 1 : 0;
			before = sign;
		}
		// 4 standard errors: 1 / sqrt(n) and 0.5 / sqrt(n)
		assertThat(sum / (double) n).isEqualTo(0, within(0.0127));
		assertThat(changes / (double) n).isEqualTo(0.5, within(0.0064));
	}

}
