package io.eggtimer.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.eggtimer.serving.ServedModel;

/** Shows the model version in use: what is stored of it byte for byte as it is. */
@RestController
@Tag(name = "model")
class ModelController {

	private final ServedModel model;

	ModelController(ServedModel model) {
		this.model = model;
	}

	/**
	 * Says which model answers. This is the manifest of the version in use: data,
	 * network, prior, inference, settings, scaling, scores, versions of the libraries.
	 */
	@Operation(operationId = "model")
	@ApiResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Manifest")))
	@GetMapping(path = "/model", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> model() {
		return Json.ok(this.model.manifest());
	}

	/**
	 * Shows what the version in use was trained on and how that went. These are counts
	 * and curves, as figures need them; no row of the data.
	 */
	@Operation(operationId = "modelSummary")
	@ApiResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "ModelSummary")))
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@GetMapping(path = "/model/summary", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> summary() {
		return Json.ok(this.model.summary());
	}

	/**
	 * Shows what the version in use says of eggs over weight and time. The map reaches
	 * somewhat beyond the eggs that it was trained on.
	 */
	@Operation(operationId = "modelMap")
	@ApiResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "ModelMap")))
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@GetMapping(path = "/model/map", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> map() {
		return Json.ok(this.model.map());
	}

}
