package io.eggtimer.web;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.eggtimer.egg.ModelNotReadyException;
import io.eggtimer.serving.NoSummaryException;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link ModelController}. */
@WebMvcTest(ModelController.class)
@Import(FakeModel.class)
class ModelControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakeModel model;

	@AfterEach
	void recover() {
		this.model.failWith(null);
	}

	@Test
	void showsTheManifestByteForByte() {
		assertThat(this.mvc.get().uri("/model")).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.body()
			.isEqualTo(FakeModel.MANIFEST);
	}

	@Test
	void showsTheSummaryAndTheMapByteForByte() {
		assertThat(this.mvc.get().uri("/model/summary")).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.body()
			.isEqualTo(FakeModel.SUMMARY);
		assertThat(this.mvc.get().uri("/model/map")).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.body()
			.isEqualTo(FakeModel.MAP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/model/summary", "/model/map" })
	void anOlderVersionHasNoneAndSaysSo(String path) {
		this.model.failWith(new NoSummaryException("v1"));
		assertThat(this.mvc.get().uri(path)).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"type": "urn:eggtimer:problem:no-summary", "title": "No summary", "status": 404,
					 "detail": "Model version v1 has no summary; train a new one to have it."}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/model", "/model/summary", "/model/map" })
	void asksToComeBackWhileThereIsNoModel(String path) {
		this.model.failWith(new ModelNotReadyException());
		assertThat(this.mvc.get().uri(path)).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
			.hasHeader("Retry-After", "5")
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

}
