package io.eggtimer.openapi;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the OpenAPI document, which is the same for everyone who may see it. */
@Hidden
@RestController
class OpenApiController {

	/** Where tools look for it, as Springdoc would have it. */
	static final String PATH = "/v3/api-docs";

	private final DocumentWriter writer;

	/** Null as long as nobody has asked. */
	private byte[] document;

	OpenApiController(DocumentWriter writer) {
		this.writer = writer;
	}

	@GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> document() {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(written());
	}

	private synchronized byte[] written() {
		if (this.document == null) {
			this.document = this.writer.write();
		}
		return this.document;
	}

}
