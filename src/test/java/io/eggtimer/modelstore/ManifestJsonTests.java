package io.eggtimer.modelstore;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tests for {@link ManifestJson}. */
class ManifestJsonTests {

	/** Maps whose keys are data, not fields. */
	private static final List<String> FREE_MAPS = List.of("rowsPerClass", "settings", "software");

	private final Manifest manifest = StoredVersion
		.of(TestModels.model(), TestModels.files("posterior"), TestModels.NOW)
		.manifest();

	private final String json = new String(ManifestJson.write(this.manifest), StandardCharsets.UTF_8);

	@Test
	void whatIsWrittenIsReadBackEqual() throws InvalidVersionException {
		assertThat(read(this.json)).isEqualTo(this.manifest);
	}

	@Test
	void readsLikeADocument() {
		// printf posterior | sha256sum
		assertThat(this.json).startsWith("""
				{
				  "formatVersion": 2,
				  "version": "20261123T004900Z-00ff6f13",
				  "createdAt": "2026-11-23T00:49:00Z",
				  "data": {
				    "location": "classpath:eggs.csv",
				""").contains("""
				    "rowsPerClass": {
				      "underdone": 202,
				      "soft": 117,
				      "hard": 320
				    },
				""").contains("""
				  "network": {
				    "inputs": 2,
				    "hiddenUnits": [ 16, 6 ],
				    "classes": 3,
				    "activation": "relu",
				    "features": [ "weightGrams", "boilMinutes" ],
				    "weights": 171
				  },
				""").contains("""
				  "finalElbo": {
				    "elbo": -170.75,
				""").endsWith("}\n").doesNotContain("\r", "\t");
	}

	@Test
	void fieldsOfANewerProgramAreIgnored() throws InvalidVersionException {
		assertThat(read(this.json.replace("\"formatVersion\"", "\"flavour\": [ { \"salt\": 1 } ], \"formatVersion\"")
			.replace("\"rows\": 639", "\"rows\": 639, \"farm\": null"))).isEqualTo(this.manifest);
	}

	@Test
	void everyFieldIsRequired() {
		JsonNode tree = JsonMapper.shared().readTree(this.json);
		assertEveryFieldIsRequired(tree, (ObjectNode) tree);
	}

	private void assertEveryFieldIsRequired(JsonNode root, ObjectNode object) {
		for (String field : List.copyOf(object.propertyNames())) {
			JsonNode value = object.get(field);
			if (value instanceof ObjectNode child && !FREE_MAPS.contains(field)) {
				assertEveryFieldIsRequired(root, child);
			}
			ObjectNode original = object.deepCopy();
			object.remove(field);
			assertThatExceptionOfType(InvalidVersionException.class).as("without %s", field)
				.isThrownBy(() -> read(root.toString()))
				.withMessageContaining(field);
			object.removeAll();
			object.setAll(original);
		}
	}

	@Test
	void noFieldMayBeNullButWhatAMethodDoesNotHave() {
		JsonNode tree = JsonMapper.shared().readTree(this.json);
		assertNoFieldMayBeNull(tree, (ObjectNode) tree);
	}

	private void assertNoFieldMayBeNull(JsonNode root, ObjectNode object) {
		for (String field : List.copyOf(object.propertyNames())) {
			JsonNode value = object.get(field);
			if (value instanceof ObjectNode child) {
				assertNoFieldMayBeNull(root, child);
			}
			// without scores there would have to be no validation rows either
			if (!Set.of("finalElbo", "sampler", "distanceToHmc").contains(field)) {
				object.putNull(field);
				assertThatExceptionOfType(InvalidVersionException.class).as("%s null", field)
					.isThrownBy(() -> read(root.toString()));
				object.set(field, value);
			}
		}
	}

	@Test
	void aModelWithoutValidationRowsOrElboHasNullsThere() throws InvalidVersionException {
		ModelDescription model = TestModels.model();
		TrainingData data = model.data();
		ModelDescription bare = new ModelDescription(
				new TrainingData(data.location(), data.sha256(), 639, data.rowsPerClass(), true, 639, 0),
				model.network(), model.prior(), model.inference(), model.settings(), model.seed(), model.draws(),
				model.scaling(), null, null, model.software());
		Manifest bareManifest = StoredVersion.of(bare, TestModels.files("posterior"), TestModels.NOW).manifest();
		String bareJson = new String(ManifestJson.write(bareManifest), StandardCharsets.UTF_8);
		assertThat(bareJson).contains("\"scores\": null", "\"finalElbo\": null");
		assertThat(read(bareJson)).isEqualTo(bareManifest);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"\"rows\": 639             | \"rows\": \"639\"          | data.rows",
			"\"rows\": 639             | \"rows\": 639.5            | data.rows",
			"\"simulated\": true       | \"simulated\": 1           | data.simulated",
			"\"soft\": 117             | \"soft\": []               | data.rowsPerClass.soft",
			"\"activation\": \"relu\"  | \"activation\": \"gelu\"   | network.activation",
			"\"activation\": \"relu\"  | \"activation\": 0          | network.activation",
			"\"hiddenUnits\": [ 16, 6 ]| \"hiddenUnits\": \"16,6\"  | network.hiddenUnits",
			"\"scale\": 1.0            | \"scale\": 1e999           | prior",
			"\"java\": \"17.0.15\"     | \"java\": 17               | software.java",
			"\"createdAt\": \"2026     | \"createdAt\": \"26        | createdAt",
			"\"seed\": 4711            | \"seed\": 99999999999999999999 | seed", })
	void aFieldOfAnotherTypeIsRefusedByName(String field, String replacement, String path) {
		assertThat(this.json).contains(field);
		assertThatExceptionOfType(InvalidVersionException.class)
			.isThrownBy(() -> read(this.json.replace(field, replacement)))
			.withMessageStartingWith("manifest.json is not a manifest, field " + path + ":");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"\"soft\": 117             | \"soft\": 118              | do not add up to 639 rows",
			"\"trainingRows\": 575     | \"trainingRows\": 574      | do not make 639 rows",
			"\"rows\": 64,             | \"rows\": 63,              | Scores of 63 rows do not fit 64",
			"\"weights\": 171          | \"weights\": 170           | has 171 weights, not 170",
			"\"inputs\": 2             | \"inputs\": 3              | do not fit a network with 3 inputs",
			"\"draws\": 5000           | \"draws\": 0               | at least 1 posterior draw",
			"\"scale\": 1.0            | \"scale\": 0               | Prior is not usable",
			"\"steps\": 4000           | \"steps\": 0               | Not an inference run",
			"\"brier\": 0.11           | \"brier\": 1e999           | Scores are not finite",
			"\"elbo\": -170.75         | \"elbo\": -1e999           | ELBO is not finite",
			"\"posterior.safetensors\" | \"../posterior\"           | Not the name of a model file: ../posterior",
			"\"posterior.safetensors\" | \"manifest.json\"          | Not the name of a model file: manifest.json",
			"\"posterior.safetensors\" | \"other\"                  | no posterior.safetensors",
			"\"bytes\": 9              | \"bytes\": -1              | cannot have -1 bytes",
			"\"bytes\": 9              | \"bytes\": 268435457       | larger than 268435456 bytes",
			"\"bytes\": 9              | \"bytes\": 9223372036854775807 | larger than 268435456 bytes",
			"T00:49:00Z                | T00:49:01Z                 | make the version 20261123T004901Z",
			"\"formatVersion\": 2      | \"formatVersion\": 3       | has format 3, this program knows only 2", })
	void aManifestThatContradictsItselfIsRefused(String field, String replacement, String reason) {
		assertThat(this.json).contains(field);
		assertThatExceptionOfType(InvalidVersionException.class)
			.isThrownBy(() -> read(this.json.replace(field, replacement)))
			.withMessageContaining(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "[]", "1", "\"manifest\"", "{", "{}", "{} {}", "not json", "\u0000" })
	void textThatIsNoManifestIsRefused(String text) {
		assertThatExceptionOfType(InvalidVersionException.class).isThrownBy(() -> read(text))
			.withMessageStartingWith("manifest.json is not a");
	}

	@Test
	void aFieldThatComesTwiceIsRefused() {
		assertThatExceptionOfType(InvalidVersionException.class)
			.isThrownBy(() -> read(this.json.replace("\"draws\": 5000", "\"draws\": 5000, \"draws\": 5000")))
			.withMessageContaining("draws");
	}

	@Test
	void anotherFormatIsNamedWhateverItsFields() {
		assertThatExceptionOfType(InvalidVersionException.class).isThrownBy(() -> read("{ \"formatVersion\": 3 }"))
			.withMessage("manifest.json has format 3, this program knows only 2");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Manifest(3, this.manifest.version(), this.manifest.createdAt(), this.manifest.model(),
					this.manifest.files()))
			.withMessage("Format 3 is not the one this program knows, 2");
	}

	@Test
	void deepNestingIsRefusedEvenInAnUnknownField() {
		String deep = "[".repeat(100_000) + "]".repeat(100_000);
		assertThatExceptionOfType(InvalidVersionException.class)
			.isThrownBy(() -> read(this.json.replace("\"draws\"", "\"flavour\": " + deep + ", \"draws\"")))
			.withMessageContaining("nesting depth");
	}

	private static Manifest read(String json) throws InvalidVersionException {
		return ManifestJson.read(json.getBytes(StandardCharsets.UTF_8));
	}

}
