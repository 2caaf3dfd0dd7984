package io.eggtimer.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.eggtimer.egg.EggPredictor;
import io.eggtimer.egg.Question;
import io.eggtimer.http.RequestKind;

/** Answers whether an egg is done. */
@RestController
@Tag(name = "predictions")
class PredictionController {

	private final EggPredictor predictor;

	PredictionController(EggPredictor predictor) {
		this.predictor = predictor;
	}

	/**
	 * Says whether an egg is done, and how sure that is. The same question gets the same
	 * answer as long as the model version is the same.
	 */
	@Operation(operationId = "predict")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(schema = @Schema(implementation = QuestionJson.class)))
	@PostMapping(path = RequestKind.QUESTION_PATH, consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PredictResponse> predict(@Parameter(hidden = true) @RequestBody Question question) {
		return Json.ok(PredictResponse.from(this.predictor.predict(question)));
	}

}
