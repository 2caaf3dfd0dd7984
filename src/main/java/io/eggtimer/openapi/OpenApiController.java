package io.eggtimer.openapi;

import java.net.URI;

import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the OpenAPI document, which is the same for everyone who may see it. */
@Hidden
@RestController
@ConditionalOnWebApplication // commands run without a server
class OpenApiController {

	/** Where tools look for it, as Springdoc would have it. */
	static final String PATH = "/v3/api-docs";

	private final DocumentWriter writer;

	/** Null as long as nobody has asked. */
	private byte @Nullable [] document;

	OpenApiController(DocumentWriter writer) {
		this.writer = writer;
	}

	@GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> document() {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(written());
	}

	@GetMapping("/swagger-ui.html")
	ResponseEntity<Void> swaggerUi() {
		return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("swagger-ui/index.html")).build();
	}

	private synchronized byte[] written() {
		byte[] written = this.document;
		if (written == null) {
			written = this.writer.write();
			this.document = written;
		}
		return written;
	}

}
