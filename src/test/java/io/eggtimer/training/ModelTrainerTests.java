package io.eggtimer.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import io.eggtimer.bayes.Activation;
import io.eggtimer.bayes.HmcSettings;
import io.eggtimer.dataset.EggCsv;
import io.eggtimer.dataset.EggDataset;
import io.eggtimer.dataset.Features;
import io.eggtimer.inference.ClassWeights;
import io.eggtimer.inference.GradientEstimator;
import io.eggtimer.modelstore.ModelDescription;
import io.eggtimer.modelstore.ModelStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Tests for {@link ModelTrainer}. */
class ModelTrainerTests {

	private static final EggDataset EGGS = EggCsv.read(new ClassPathResource("simulated-eggs.csv"), "eggs");

	@TempDir
	private Path folder;

	@Test
	void aFitToEveryRowIsScoredByCrossValidation() {
		ModelDescription model = train(training(InferenceMethod.MEAN_FIELD, 0, 3, false, null));
		assertThat(model.data().trainingRows()).isEqualTo(640);
		assertThat(model.scores().method()).isEqualTo("3-fold cross-validation");
		assertThat(model.scores().scores().rows()).isEqualTo(640);
		assertThat(model.scores().scores().accuracy()).isGreaterThan(0.7);
	}

	@Test
	void aFitToEveryRowWithoutFoldsHasNoScores() {
		assertThat(train(training(InferenceMethod.MEAN_FIELD, 0, 0, false, null)).scores()).isNull();
	}

	@Test
	void rowsHeldOutScoreAFitToTheOthers() {
		ModelDescription model = train(training(InferenceMethod.MEAN_FIELD, 0.25, 3, false, null));
		assertThat(model.scores().method()).isEqualTo("validation split");
		assertThat(model.scores().scores().rows()).isEqualTo(160);
	}

	@Test
	void anExactFitSaysHowItsChainsWent() {
		ModelDescription model = train(training(InferenceMethod.HMC, 0.1, 0, true, null));
		assertThat(model.inference().method()).isEqualTo("hmc");
		assertThat(model.inference().sampler().chains()).isEqualTo(2);
		assertThat(model.inference().distanceToHmc()).isNull(); // it is the reference
		assertThat(model.finalElbo()).isNull();
	}

	@Test
	void aVariationalFitCanSayHowFarItIsFromTheExactPosterior() {
		ModelDescription model = train(training(InferenceMethod.FULL_COVARIANCE, 0.1, 0, true, null));
		assertThat(model.inference().distanceToHmc().totalVariation()).isBetween(0.001, 0.3);
		assertThat(model.inference().sampler()).isNull();
	}

	@Test
	void aVariationalTrainingIsWrittenDownInFiftyReports() {
		TrainedModel model = fit(training(InferenceMethod.MEAN_FIELD, 0.1, 0, false, null));
		JsonNode reports = summary(model).at("/training/reports");
		assertThat(reports.size()).isEqualTo(50);
		JsonNode first = reports.get(0);
		JsonNode last = reports.get(49);
		assertThat(last.path("step").asInt()).isEqualTo(300);
		assertThat(last.path("percent").asInt()).isEqualTo(100);
		assertThat(last.path("elbo").asDouble()).isEqualTo(model.description().finalElbo().elbo(), within(1e-9))
			.isGreaterThan(first.path("elbo").asDouble());
		assertThat(last.path("elbo").asDouble()).isEqualTo(
				-576 * last.path("negativeLogLikelihood").asDouble() - last.path("klDivergence").asDouble(),
				within(1e-9));
		assertThat(last.path("validationAccuracy").asDouble()).isBetween(0.7, 1.0);
	}

	@Test
	void theChainsOfAnExactTrainingAreWrittenDownToo() {
		JsonNode reports = summary(fit(training(InferenceMethod.HMC, 0.1, 0, false, null))).at("/training/reports");
		assertThat(reports.size()).isBetween(30, 40);
		JsonNode last = reports.get(reports.size() - 1);
		assertThat(last.path("step").asInt()).isEqualTo(80);
		assertThat(last.path("elbo").isNull()).isTrue();
		assertThat(last.path("klDivergence").isNull()).isTrue();
		assertThat(last.path("negativeLogLikelihood").asDouble()).isBetween(0.0, 1.1)
			.isLessThan(reports.get(0).path("negativeLogLikelihood").asDouble());
		assertThat(last.path("validationAccuracy").asDouble()).isBetween(0.5, 1.0);
	}

	@Test
	void reliabilityIsOfTheRowsThatTheScoresAreOf() {
		TrainedModel model = fit(training(InferenceMethod.MEAN_FIELD, 0, 3, false, null));
		JsonNode reliability = summary(model).path("reliability");
		assertThat(reliability.path("rows").asInt()).isEqualTo(640);
		double hits = reliability.path("bins")
			.valueStream()
			.mapToDouble((bin) -> bin.path("count").asInt() * bin.path("accuracy").asDouble())
			.sum();
		assertThat(hits / 640).isEqualTo(model.description().scores().scores().accuracy(), within(1e-12));
		assertThat(summary(fit(training(InferenceMethod.MEAN_FIELD, 0, 0, false, null))).path("reliability").isNull())
			.isTrue();
	}

	@Test
	void writesEventFilesWhereAFolderIsSet() throws Exception {
		Path events = this.folder.resolve("runs/1");
		train(training(InferenceMethod.MEAN_FIELD, 0.1, 0, false, events.toString()));
		try (var files = Files.list(events)) {
			List<Path> written = files.toList();
			assertThat(written).hasSize(1);
			assertThat(Files.size(written.get(0))).isGreaterThan(10_000);
		}
	}

	private static ModelDescription train(TrainingSettings training) {
		return fit(training).description();
	}

	private static JsonNode summary(TrainedModel model) {
		return new JsonMapper().readTree(model.files().get(ModelStore.SUMMARY_FILE));
	}

	private static TrainedModel fit(TrainingSettings training) {
		return new ModelTrainer(new ModelSettings(null, List.of(4), Activation.RELU, 1, Features.LOG, 200, 1), training,
				"test")
			.train(EGGS, (progress) -> {
			});
	}

	private static TrainingSettings training(InferenceMethod method, double validationFraction, int folds,
			boolean compareToHmc, String tensorboard) {
		return new TrainingSettings(method, GradientEstimator.REPARAMETERIZATION, validationFraction, folds,
				ClassWeights.NONE, 300, 0.03, 1024, 2, 0, new HmcSettings(2, 40, 40, 0.8), compareToHmc, tensorboard);
	}

}
