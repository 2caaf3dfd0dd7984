package io.eggtimer.evaluation;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

import io.eggtimer.dataset.DatasetException;
import io.eggtimer.dataset.EggCsv;
import io.eggtimer.dataset.EggDataset;
import io.eggtimer.inference.EngineUnavailableException;
import io.eggtimer.inference.TrainingException;
import io.eggtimer.serving.EggTimerProperties;
import io.eggtimer.training.ModelTrainer;

/**
 * The command {@code evaluate}: judges methods on a data set and writes a report.
 *
 * <p>
 * Its options are {@code --data=FILE} (the setting {@code eggtimer.dataset} without it),
 * {@code --folds=10}, {@code --repeats=1}, {@code --methods=hmc,dense} (all without it)
 * and {@code --out=FOLDER}; all settings of the service apply too.
 */
@Component
@Profile("evaluate")
class EvaluateCommand implements ApplicationRunner {

	private static final Log log = LogFactory.getLog(EvaluateCommand.class);

	private static final Set<String> OPTIONS = Set.of("data", "folds", "repeats", "methods", "out");

	private static final String DEFAULT_FOLDS = "10";

	private static final String DEFAULT_REPEATS = "1";

	private static final String DEFAULT_FOLDER = "evaluation";

	private final EggTimerProperties properties;

	private final ModelTrainer trainer;

	EvaluateCommand(EggTimerProperties properties, ModelTrainer trainer) {
		this.properties = properties;
		this.trainer = trainer;
	}

	@Override
	public void run(ApplicationArguments args) {
		try {
			requireKnown(args);
			Path folder = Path.of(option(args, "out", DEFAULT_FOLDER));
			EvaluationPlan plan = plan(args);
			EggDataset dataset = read(option(args, "data", this.properties.dataset()));
			Evaluation evaluation = new Evaluation(dataset, this.properties.model(), this.properties.training(), plan);
			ReportWriter.requireWritable(folder);
			log.info("Evaluating %d methods on the %d eggs of %s".formatted(plan.methods().size(),
					dataset.eggs().size(), dataset.publicLocation()));
			ReportWriter.write(evaluate(evaluation), folder);
			log.info("Wrote %s and %s".formatted(folder.resolve(ReportWriter.HTML), folder.resolve(ReportWriter.JSON)));
		}
		catch (IllegalArgumentException | DatasetException | UncheckedIOException | TrainingException
				| EngineUnavailableException ex) {
			throw new EvaluationException(ex.getMessage(), ex);
		}
	}

	private EvaluationReport evaluate(Evaluation evaluation) {
		ProgressBarBuilder builder = new ProgressBarBuilder().setTaskName("Evaluating")
			.setInitialMax(evaluation.fits())
			.setStyle(ProgressBarStyle.ASCII)
			.setUpdateIntervalMillis(500);
		try (ProgressBar bar = builder.build()) {
			EvaluationReport report = evaluation.run(this.trainer.software(), new Progress(bar)::begin);
			bar.stepTo(bar.getMax());
			return report;
		}
	}

	private static EvaluationPlan plan(ApplicationArguments args) {
		String names = option(args, "methods", "");
		List<Method> methods = names.isEmpty() ? List.of(Method.values())
				: Arrays.stream(names.split(",")).map(String::strip).map(Method::of).toList();
		return new EvaluationPlan(number(args, "folds", DEFAULT_FOLDS), number(args, "repeats", DEFAULT_REPEATS),
				methods);
	}

	private static EggDataset read(String location) {
		return EggCsv.read(ApplicationResourceLoader.get().getResource(location), location);
	}

	private static int number(ApplicationArguments args, String name, String otherwise) {
		String text = option(args, name, otherwise);
		try {
			return Integer.parseInt(text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("--%s must be a whole number, got '%s'".formatted(name, text), ex);
		}
	}

	private static String option(ApplicationArguments args, String name, String otherwise) {
		List<String> values = args.getOptionValues(name);
		if (values == null) {
			return otherwise;
		}
		if (values.size() != 1 || values.get(0).isBlank()) {
			throw new IllegalArgumentException("--%s must be given once, as --%s=VALUE".formatted(name, name));
		}
		return values.get(0);
	}

	/** Settings have a dot in their name; whatever has none is meant for this command. */
	private static void requireKnown(ApplicationArguments args) {
		for (String name : args.getOptionNames()) {
			if (!name.contains(".") && !name.equals("debug") && !OPTIONS.contains(name)) {
				throw new IllegalArgumentException(
						"There is no option --%s; there are --data, --folds, --repeats, --methods and --out"
							.formatted(name));
			}
		}
	}

	/** Moves the bar on when the next fit begins, as the one before it has ended. */
	private static final class Progress {

		private final ProgressBar bar;

		private boolean begun;

		Progress(ProgressBar bar) {
			this.bar = bar;
		}

		void begin(String fit) {
			if (this.begun) {
				this.bar.step();
			}
			this.begun = true;
			this.bar.setExtraMessage(fit);
		}

	}

}
