package io.eggtimer.web;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link ProgressController}. */
@WebMvcTest(ProgressController.class)
@Import(FakeProgress.class)
class ProgressControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void writesEachReportAsAnEventAndSilenceAsAComment() {
		assertThat(this.mvc.get().uri("/progress").accept(MediaType.TEXT_EVENT_STREAM)).hasStatusOk()
			.hasContentType(MediaType.TEXT_EVENT_STREAM)
			.hasHeader("X-Accel-Buffering", "no")
			.bodyText()
			.isEqualTo("""
					event: progress
					data: {"phase":"training","percent":12,"step":60,"elbo":null,"negativeLogLikelihood":0.5,\
					"klDivergence":null,"validationAccuracy":0.875,"modelVersion":null,"message":null}

					:

					event: progress
					data: {"phase":"ready","percent":null,"step":null,"elbo":null,"negativeLogLikelihood":null,\
					"klDivergence":null,"validationAccuracy":null,"modelVersion":"v1","message":null}

					""");
	}

	@Test
	void whoDoesNotTakeEventsIsToldSo() {
		assertThat(this.mvc.get().uri("/progress").accept(MediaType.APPLICATION_JSON))
			.hasStatus(HttpStatus.NOT_ACCEPTABLE)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

}
