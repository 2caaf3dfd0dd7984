package io.eggtimer.web;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.eggtimer.serving.ServedModel;

/** Shows the model version in use: what is stored of it byte for byte as it is. */
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

	@GetMapping(path = "/model/summary", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> summary() {
		return Json.ok(this.model.summary());
	}

	@GetMapping(path = "/model/map", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> map() {
		return Json.ok(this.model.map());
	}

}
