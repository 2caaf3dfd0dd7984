package io.eggtimer.web;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.eggtimer.egg.EggPredictor;
import io.eggtimer.http.RequestKind;

/** Answers how long an egg should boil. */
@RestController
class RecommendationController {

	private final EggPredictor predictor;

	RecommendationController(EggPredictor predictor) {
		this.predictor = predictor;
	}

	@GetMapping(path = RequestKind.RECOMMENDATION_PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<RecommendResponse> recommend(HttpServletRequest request) {
		return Json.ok(RecommendResponse.from(this.predictor.recommend(GoalQuery.read(request.getParameterMap()))));
	}

}
