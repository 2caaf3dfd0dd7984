package io.eggtimer.page;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How the files of the page are served. */
class PageServingTests extends ShippedModelTests {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private static final Pattern IMPORT = Pattern
		.compile("(?:from |import\\(|href=\"|src=\")['\"]?(?:\\./|page/)([a-z0-9.-]+)");

	@ParameterizedTest
	@CsvSource({ "/, text/html", "/page/app.css, text/css", "/page/app.js, text/javascript",
			"/page/d3.min.js, text/javascript", "/page/favicon.svg, image/svg+xml" })
	void aFileHasItsTypeAndThePolicyOfThePage(String path, String type) throws Exception {
		HttpResponse<byte[]> answer = send("GET", path);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
			.isEqualToIgnoringCase(type + ";charset=utf-8");
		assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly(POLICY);
		assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
		assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
		assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
		assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
		assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "server", "last-modified");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/page/app.js" })
	void whatIsKeptIsNotSentAgain(String path) throws Exception {
		String etag = send("GET", path).headers().firstValue("ETag").orElseThrow();
		HttpResponse<byte[]> same = send("GET", path, "If-None-Match", etag);
		assertThat(same.statusCode()).isEqualTo(304);
		assertThat(same.body()).isEmpty();
		assertThat(same.headers().allValues("Cache-Control")).containsExactly("no-cache");
		assertThat(send("GET", path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/swagger-ui/index.html", "/swagger-ui/swagger-ui.css" })
	void onlySwaggerUiMayHavePicturesInItsStyles(String path) throws Exception {
		assertThat(send("GET", path).headers().firstValue("Content-Security-Policy"))
			.hasValue(POLICY.replace("img-src 'self'", "img-src 'self' data:"));
	}

	@Test
	void headSaysHowLongItWouldBe() throws Exception {
		HttpResponse<byte[]> head = send("HEAD", "/");
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(send("GET", "/").body().length);
		assertThat(head.headers().firstValue("Content-Security-Policy")).hasValue(POLICY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/page", "/page/", "/page/index.html", "/index.html", "/page/nothing.js",
			"/page/PageHandler.class", "/page/../application.yml", "/page/..%2fapplication.yml",
			"/page/%2e%2e/application.yml", "/page/..;/application.yml", "/page/x/../app.js", "/page//app.js",
			"/page/app.js/", "/page/app.js%00.css", "/page\\app.js", "/webjars/d3/7.9.0/dist/d3.min.js",
			"/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js" })
	void nothingElseIsServed(String path) throws Exception {
		for (String method : new String[] { "GET", "POST", "DELETE" }) {
			HttpResponse<byte[]> answer = send(method, path.replace("\\", "%5C"));
			assertThat(answer.statusCode()).isIn(400, 404);
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(answer.headers().allValues("Content-Security-Policy"))
				.containsExactly("default-src 'none'; frame-ancestors 'none'");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/page/app.js" })
	void thePageTakesNothing(String path) throws Exception {
		for (String method : new String[] { "POST", "PUT", "DELETE", "PATCH" }) {
			HttpResponse<byte[]> answer = send(method, path);
			assertThat(answer.statusCode()).isEqualTo(405);
			assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		}
	}

	@Test
	void allThatThePageLoadsIsThereAndSmall() throws Exception {
		Set<String> seen = new TreeSet<>();
		long bytes = load("/", seen);
		assertThat(seen).contains("/page/d3.min.js", "/page/app.css", "/page/map.js").hasSizeGreaterThan(15);
		assertThat(bytes).isLessThan(1_500_000 / 2); // answers of the model come on top
	}

	@Test
	void nothingStandsInThePageThatThePolicyForbids() throws Exception {
		assertThat(new String(send("GET", "/").body(), StandardCharsets.UTF_8))
			.doesNotContainPattern("<style|style=|<script(?![^>]* src=)|\\son[a-z]+=|https?:");
	}

	/** Returns the sizes of a file and of all that it names, each once. */
	private long load(String path, Set<String> seen) throws Exception {
		if (!seen.add(path)) {
			return 0;
		}
		HttpResponse<byte[]> answer = send("GET", path);
		assertThat(answer.statusCode()).as(path).isEqualTo(200);
		long bytes = answer.body().length;
		for (String name : IMPORT.matcher(new String(answer.body(), StandardCharsets.UTF_8))
			.results()
			.map((match) -> match.group(1))
			.toList()) {
			bytes += load("/page/" + name, seen);
		}
		return bytes;
	}

}
