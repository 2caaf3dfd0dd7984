package io.eggtimer.web;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.eggtimer.egg.ModelNotReadyException;

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
	void asksToComeBackWhileThereIsNoModel() {
		this.model.failWith(new ModelNotReadyException());
		assertThat(this.mvc.get().uri("/model")).hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
			.hasHeader("Retry-After", "5")
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

}
