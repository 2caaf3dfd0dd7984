package io.eggtimer.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.eggtimer.egg.BoilingGoal;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;
import io.eggtimer.egg.EggPredictor;
import io.eggtimer.http.RequestKind;

/** Answers how long an egg should boil. */
@RestController
@Tag(name = "predictions")
class RecommendationController {

	private final EggPredictor predictor;

	RecommendationController(EggPredictor predictor) {
		this.predictor = predictor;
	}

	/**
	 * Says how long an egg should boil to become what is wanted. Likely times stand
	 * around the best one; the curve has them all.
	 */
	@Operation(operationId = "recommend")
	@Parameter(name = "weightGrams", in = ParameterIn.QUERY, required = true,
			description = "weight with shell, in grams", example = "61.2",
			schema = @Schema(type = "number", format = "double", minimum = "" + Egg.MIN_WEIGHT_GRAMS,
					maximum = "" + Egg.MAX_WEIGHT_GRAMS))
	@Parameter(name = "outcome", in = ParameterIn.QUERY, required = true, description = "what is wanted",
			example = "soft", schema = @Schema(implementation = Doneness.class))
	@Parameter(name = "atLeast", in = ParameterIn.QUERY, description = "the probability that is enough",
			schema = @Schema(type = "number", format = "double", minimum = "0", maximum = "1",
					defaultValue = "" + BoilingGoal.DEFAULT_AT_LEAST))
	@GetMapping(path = RequestKind.RECOMMENDATION_PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<RecommendResponse> recommend(HttpServletRequest request) {
		return Json.ok(RecommendResponse.from(this.predictor.recommend(GoalQuery.read(request.getParameterMap()))));
	}

}
