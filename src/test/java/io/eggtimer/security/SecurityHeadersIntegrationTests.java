package io.eggtimer.security;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Headers of answers, whoever writes them, on both ports. */
class SecurityHeadersIntegrationTests {

	private static TestService service;

	@BeforeAll
	static void start() {
		service = TestService.start("management.server.port=0", "server.forward-headers-strategy=native");
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@ParameterizedTest
	@CsvSource({ "GET, /model, 200", "POST, /predict, 415", "PUT, /predict, 405", "GET, /nothing, 404",
			"TRACE, /predict, 405", "GET, /x;y, 404", "GET, /readyz, 200" })
	void everyAnswerOfTheMainPortHasThem(String method, String path, int status) throws Exception {
		assertHeaders(service.send(service.port(), method, path, null), status);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /actuator/info, 200", "GET, /actuator/prometheus, 200", "GET, /nothing, 404",
			"TRACE, /actuator, 405", "GET, /actuator/health/nope, 404" })
	void everyAnswerOfTheManagementPortHasThem(String method, String path, int status) throws Exception {
		assertHeaders(service.send(service.managementPort(), method, path, null), status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", "GARBAGE\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: six\r\n\r\n" })
	void soHasWhatJettyRefusesOnBothPorts(String request) throws IOException {
		for (int port : new int[] { service.port(), service.managementPort() }) {
			String answer = raw(port, request).toLowerCase(Locale.ROOT);
			assertThat(answer).startsWith("http/1.1 400")
				.contains("content-type: application/problem+json", "x-content-type-options: nosniff",
						"content-security-policy: default-src 'none'; frame-ancestors 'none'",
						"referrer-policy: no-referrer", "cache-control: no-store")
				.doesNotContain("server:", "jetty", "<html");
			assertThat(answer.split("nosniff")).as("not twice").hasSize(2);
		}
	}

	@Test
	void onlyASecureRequestIsToldToStaySecure() throws Exception {
		assertThat(service.get("/model").headers().map()).doesNotContainKey("strict-transport-security");
		assertThat(
				service.get("/model", "X-Forwarded-Proto", "https").headers().firstValue("Strict-Transport-Security"))
			.hasValue("max-age=31536000");
	}

	private static void assertHeaders(HttpResponse<String> answer, int status) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
		assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
		assertThat(answer.headers().allValues("Content-Security-Policy"))
			.containsExactly("default-src 'none'; frame-ancestors 'none'");
		assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
		assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
		assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
		if (status >= 400) {
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		}
	}

	private static String raw(int port, String request) throws IOException {
		try (Socket socket = new Socket("localhost", port)) {
			socket.setSoTimeout(5000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.shutdownOutput();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
