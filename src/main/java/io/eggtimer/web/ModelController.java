package io.eggtimer.web;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.eggtimer.serving.ServedModel;

/** Shows the manifest of the model version in use, byte for byte as it is stored. */
@RestController
class ModelController {

	private final ServedModel model;

	ModelController(ServedModel model) {
		this.model = model;
	}

	@GetMapping(path = "/model", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> model() {
		return Json.ok(this.model.manifest());
	}

}
