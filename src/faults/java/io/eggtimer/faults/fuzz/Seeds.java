package io.eggtimer.faults.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Requests to every endpoint, honest and odd ones, for the fuzzer to begin with. */
final class Seeds {

	private static final String EGG = "{\"weightGrams\": 61.2, \"boilMinutes\": 4.8}";

	private static final String JSON = "Content-Type: application/json";

	private static final String NDJSON = "Content-Type: application/x-ndjson";

	private static final String CSV = "Content-Type: text/csv";

	private static final List<String> EGGS = List.of(EGG, "{\"weightGrams\":55,\"boilMinutes\":6,\"draws\":100}",
			"{\"weightGrams\":5e0,\"boilMinutes\":0,\"draws\":1}", "{\"weightGrams\":200,\"boilMinutes\":60}",
			"{\"weightGrams\":1e999,\"boilMinutes\":-0.0}", "{\"weightGrams\":1,\"weightGrams\":2}",
			"{\"weightGrams\":null,\"boilMinutes\":\"4\",\"\\u0000\":[]}", "{\"w\u00ef\":{\"a\":[true,false]}} {}");

	private static final List<String> GETS = List.of("/model", "/model/summary", "/model/map", "/v3/api-docs",
			"/swagger-ui.html", "/swagger-ui/index.html", "/swagger-ui/nothing", "/progress", "/livez", "/readyz", "/",
			"/page/app.js", "/page/../app.js", "/recommend?weightGrams=55&outcome=soft",
			"/recommend?weightGrams=1e999&atLeast=&%ff=%", "/nothing", "/predict", "/actuator", "/actuator/health",
			"/actuator/health/readiness", "/actuator/health/nothing", "/actuator/info", "/actuator/prometheus",
			"/actuator/sbom", "/actuator/sbom/application", "/actuator/sbom/nothing", "/actuator/loggers",
			"/actuator/loggers/io.eggtimer.web", "/actuator/modelrefresh", "/actuator/env", "/actuator/heapdump",
			"/model/", "/model;v=1", "/model?x=%00", "/%2e%2e/model", "//model", "/mod%65l", "/error", "*");

	private static final List<String> METHODS = List.of("HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT",
			"BREW");

	/** Words of HTTP, JSON and this service, for the fuzzer to put in. */
	private static final List<String> WORDS = List.of("weightGrams", "boilMinutes", "draws", "desired", "soft",
			"probabilities", "1e999", "-0.0", "9007199254740993", "2147483648", "0.1e-400", "NaN", "null", "true",
			"\\u0000", "\\ud800", "[[[[", "{\"a\":", "]]]]", ",,", "/predict", "/predict/batch", "/model", "/livez",
			"/actuator/", "loggers/", "prometheus", "%2f", "%00", ";", "..", "GET ", "POST ", "HEAD ", "OPTIONS ",
			" HTTP/1.1", " HTTP/1.0", " HTTP/2.0", " HTTP/0.9", "Host: x", "Content-Length: ", "Content-Length: -1",
			"Content-Length: 99999999999999999999", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked",
			"Content-Encoding: gzip", "Expect: 100-continue", "Connection: close", "Connection: Upgrade",
			"Upgrade: h2c", "X-Request-Id: ", "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
			"tracestate: a=b", "Authorization: Basic ", "Authorization: Bearer x.y.z",
			"Origin: " + FuzzedService.ORIGIN, "Origin: null", "Access-Control-Request-Method: POST",
			"Access-Control-Request-Headers: content-type", "Accept: ", "application/json", "application/x-ndjson",
			"text/csv", "application/problem+json", "charset=utf-16", "*/*;q=0", "Sec-Fetch-Site: cross-site",
			"Range: bytes=0-1", "If-None-Match: *", "Cookie: a=b", "Forwarded: for=x", "X-Forwarded-Host: x",
			"0\r\n\r\n", "\r\n", "\r\n ", "\n\n", "ffffffff\r\n", "\u001e@", "\u001eA", "\u001eD", "\u001eH", "\u001eP",
			"\u001e`", "\ufeff", "\u0000");

	private Seeds() {
	}

	/** Writes a file for each request, and some of several. */
	static void writeTo(Path folder) throws IOException {
		Files.createDirectories(folder);
		List<String> seeds = requests();
		for (int i = 0; i < seeds.size(); i++) {
			write(folder, "one-" + i, "\u001e" + seeds.get(i));
			if (i % 4 == 3) {
				write(folder, "some-" + i,
						seeds.subList(Math.max(0, i - FuzzedRequest.MOST + 1), i + 1)
							.stream()
							.map((seed) -> "\u001e" + seed)
							.collect(Collectors.joining()));
			}
		}
	}

	static List<String> words() {
		return WORDS;
	}

	/** Writes the dictionary in libFuzzer's format. */
	static void writeWordsTo(Path file) throws IOException {
		StringBuilder words = new StringBuilder();
		for (String word : WORDS) {
			words.append('"');
			for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
				words.append(String.format("\\x%02x", b));
			}
			words.append("\"\n");
		}
		Files.writeString(file, words);
	}

	private static void write(Path folder, String name, String seed) throws IOException {
		Files.write(folder.resolve(name), seed.getBytes(StandardCharsets.UTF_8));
	}

	private static List<String> requests() {
		List<String> seeds = new ArrayList<>();
		EGGS.forEach((egg) -> seeds.add('@' + post("/predict", egg, JSON)));
		seeds.add('P' + post("/predict", EGG, JSON, "X-Request-Id: abc-1", "Accept: application/json"));
		seeds.add('B'
				+ post("/predict", EGG, JSON, "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
		seeds.add('D' + post("/predict", EGG, JSON, "Origin: " + FuzzedService.ORIGIN));
		seeds.add('H' + post("/predict", "[", JSON));
		seeds.add('H' + post("/predict", " ", JSON));
		seeds.add('`' + post("/predict", EGG, JSON));
		seeds.add('@' + post("/predict", EGG, JSON, "Content-Encoding: gzip"));
		seeds.add('@' + post("/predict", EGG, "Content-Type: text/plain", "Accept: text/html"));
		seeds.add('@' + post("/predict", EGG, JSON, "Expect: 100-continue"));
		seeds.add('A' + post("/predict", EGG, JSON, "Content-Length: 10"));
		seeds.add('A' + post("/predict", "5\r\n{\"wei\r\n0\r\n\r\n", JSON, "Transfer-Encoding: chunked"));
		seeds.add('A' + post("/predict", EGG, JSON, "Content-Length: 41") + get("/livez"));
		seeds.add('A' + get("/model") + get("/livez", "Connection: close"));
		batches(seeds);
		GETS.forEach((path) -> seeds.add('@' + get(path)));
		GETS.forEach((path) -> seeds.add('@' + get(path, FuzzedService.CREDENTIALS)));
		for (String method : METHODS) {
			seeds.add('@' + request(method, "/predict", "", JSON));
			seeds.add('@' + request(method, "/model", ""));
			seeds.add('@' + request(method, "/actuator/loggers", "", FuzzedService.CREDENTIALS));
		}
		for (String path : List.of("/predict", "/predict/batch", "/model", "/actuator/health")) {
			seeds.add('@' + request("OPTIONS", path, "", "Origin: " + FuzzedService.ORIGIN,
					"Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type"));
			seeds.add('@' + request("OPTIONS", path, "", "Origin: https://evil.example",
					"Access-Control-Request-Method: DELETE"));
		}
		operators(seeds);
		return seeds;
	}

	private static void batches(List<String> seeds) {
		String eggs = '[' + EGG + ',' + EGGS.get(1) + ']';
		String lines = EGG + "\n\n" + EGGS.get(2) + "\r\n{\"weightGrams\":1}\n" + EGGS.get(7);
		String rows = "weightGrams,boilMinutes\n61.2,4.8\n61.2,five\n\"55\",6\n1e2,0x1\n,\n";
		for (char flags : "@BDPH".toCharArray()) {
			seeds.add(flags + post("/predict/batch", eggs, JSON));
			seeds.add(flags + post("/predict/batch", lines, NDJSON));
			seeds.add(flags + post("/predict/batch", rows, CSV));
		}
		seeds.add('@' + post("/predict/batch", "[]", JSON));
		seeds.add('@' + post("/predict/batch", "boilMinutes,weightGrams,x\n", CSV));
		seeds.add('@' + post("/predict/batch", lines, NDJSON, "Accept: text/csv"));
		seeds.add('@' + post("/predict/batch", lines, NDJSON, "Expect: 100-continue"));
		seeds.add('@' + post("/predict/batch", lines, "Content-Type: application/x-ndjson; charset=utf-16"));
		seeds.add('A' + post("/predict/batch", "ff\r\n" + EGG, NDJSON, "Transfer-Encoding: chunked"));
	}

	private static void operators(List<String> seeds) {
		seeds.add('@' + post("/actuator/loggers/io.eggtimer.web", "{\"configuredLevel\":\"INFO\"}", JSON,
				FuzzedService.CREDENTIALS));
		seeds.add('@' + post("/actuator/loggers/io.eggtimer.web", "{\"configuredLevel\":\"INFO\"}", JSON));
		seeds.add('@' + post("/actuator/modelrefresh", "", FuzzedService.CREDENTIALS));
		seeds.add('@' + post("/actuator/modelrefresh", "", FuzzedService.CREDENTIALS, "Origin: https://evil.example"));
		seeds.add('@' + get("/actuator/info", "Authorization: Basic Y2hlZjp3cm9uZw=="));
		seeds.add('@' + get("/actuator/info", "Authorization: Bearer x.y.z"));
		seeds.add('@' + get("/actuator/info", "Authorization: Basic ="));
	}

	private static String get(String path, String... headers) {
		return request("GET", path, "", headers);
	}

	private static String post(String path, String body, String... headers) {
		return request("POST", path, body, headers);
	}

	private static String request(String method, String path, String body, String... headers) {
		String lines = headers.length > 0 ? String.join("\r\n", headers) + "\r\n" : "";
		return method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n" + body;
	}

}
