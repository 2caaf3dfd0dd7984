package io.eggtimer.web;

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
class PredictionController {

	private final EggPredictor predictor;

	PredictionController(EggPredictor predictor) {
		this.predictor = predictor;
	}

	@PostMapping(path = RequestKind.QUESTION_PATH, consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PredictResponse> predict(@RequestBody Question question) {
		return Json.ok(PredictResponse.from(this.predictor.predict(question)));
	}

}
