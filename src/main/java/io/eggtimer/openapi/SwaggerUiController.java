package io.eggtimer.openapi;

import java.io.IOException;
import java.net.URI;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves Swagger UI: four files, two of them the library's own. Its other files would let
 * it show documents from elsewhere, or log in elsewhere.
 */
@Hidden
@RestController
class SwaggerUiController {

	/**
	 * What the page may load: its own scripts and styles, pictures that stand in those,
	 * and answers of this service.
	 */
	static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private static final String LIBRARY = "classpath*:/META-INF/resources/webjars/swagger-ui/*/";

	private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

	@GetMapping("/swagger-ui.html")
	ResponseEntity<Void> redirect() {
		return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("swagger-ui/index.html")).build();
	}

	@GetMapping("/swagger-ui/{file:index\\.html|initializer\\.js}")
	ResponseEntity<Resource> own(@PathVariable String file) throws IOException {
		return answer("classpath:/io/eggtimer/openapi/swagger-ui/" + file);
	}

	@GetMapping("/swagger-ui/{file:swagger-ui\\.css|swagger-ui-bundle\\.js}")
	ResponseEntity<Resource> library(@PathVariable String file) throws IOException {
		return answer(LIBRARY + file);
	}

	private ResponseEntity<Resource> answer(String location) throws IOException {
		Resource[] found = this.resources.getResources(location);
		if (found.length != 1) {
			throw new IllegalStateException("Expected one %s, found %d".formatted(location, found.length));
		}
		return ResponseEntity.ok().header("Content-Security-Policy", POLICY).body(found[0]);
	}

}
