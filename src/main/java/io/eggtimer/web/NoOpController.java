package io.eggtimer.web;

import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import io.eggtimer.bayes.ClassPredictive;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.egg.Decision;
import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;

/**
 * Takes what {@code /predict} takes, gives an answer of its size and computes nothing:
 * what the server itself costs, for benchmarks to compare with.
 */
@Hidden
@RestController
@Profile("benchmark")
class NoOpController {

	private static final PredictResponse ANSWER = PredictResponse.from(new Prediction(
			new PosteriorPredictive(5000,
					List.of(new ClassPredictive(0.007249659044204696, 0.012154031115716736, 1.3086185067745505E-5,
							0.02972951563349596, 0),
							new ClassPredictive(0.27739660880924355, 0.13049705797221517, 0.09359627350968368,
									0.5116088683418639, 332),
							new ClassPredictive(0.7153537321465517, 0.1345994223687383, 0.47065082567569333,
									0.9042441842262633, 4668)),
					0.6310530927372378, 0.5800419338491487),
			false, new Decision(Doneness.HARD, true, false), "19700101T000000Z-00000000"));

	@PostMapping(path = "/no-op", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<PredictResponse> answer(@RequestBody Question question) {
		return Json.ok(ANSWER);
	}

}
