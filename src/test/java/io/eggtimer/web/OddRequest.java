package io.eggtimer.web;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A request that deserves a problem document.
 *
 * @param name what is odd about it
 * @param status the status it deserves
 */
record OddRequest(String name, int status, String method, String path, Map<String, String> headers, byte[] body) {

	private static final String GOOD = "{\"weightGrams\": 60, \"boilMinutes\": 6}";

	private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

	/** What none of the three fields may be. */
	private static final List<String> ODD_VALUES = List.of("null", "true", "false", "\"\"", "\"60\"", "\" 60 \"",
			"\"NaN\"", "\"Infinity\"", "\"soft\"", "[]", "[60]", "{}", "{\"value\": 60}", "NaN", "Infinity",
			"-Infinity", "INF", "nan", "1e999", "-1e999", "1e309", "1e99999999999", "1e-", "1e", "0x3C", "060", "+60",
			".5", "5.", "60g", "60d", "60L", "'60'", "6 0", "60,5", "1_0", "--60", "-", "-60", "-1e-9", "1e308",
			"99999999999999999999", "undefined", "None", "six", "60 // grams", "/* grams */ 60", "\\u0036\\u0030", "٦٠",
			"６０", "new Date()", "60;", "=60", "$60", "@", "", "9".repeat(400), "9".repeat(5000),
			"0." + "9".repeat(5000) + "e5001", "1" + "0".repeat(999), "\"" + "x".repeat(10000) + "\"");

	private static final List<String> ODD_DRAWS = List.of("1.5", "1.0", "1e3", "0", "-0", "-1", "5001", "2147483647",
			"2147483648", "-2147483649", "9223372036854775808", "1E0");

	private static final List<String> ODD_DOCUMENTS = List.of("", " ", "\n", "null", "true", "1", "-1.5", "\"x\"", "[]",
			"[" + GOOD + "]", "[[]]", "{}", "{", "}", "[", "]", "{]", "{{}}", ":", ",", "\"", "x", "\\", "\0", "{,}",
			"{\"weightGrams\"}", "{\"weightGrams\":}", "{weightGrams: 60, boilMinutes: 6}",
			"{'weightGrams': 60, 'boilMinutes': 6}", "{\"weightGrams\": 60 \"boilMinutes\": 6}",
			"{\"weightGrams\": 60, \"boilMinutes\": 6", "{\"weightGrams\": 60, \"boilMinutes\": 6,}",
			"{\"weightGrams\": 60,, \"boilMinutes\": 6}", "{\"weightGrams\" = 60, \"boilMinutes\" = 6}", GOOD + "x",
			GOOD + GOOD, GOOD + " {}", GOOD + ",", GOOD + "]", GOOD + "}", GOOD + " 1", GOOD + "\0", "(" + GOOD + ")",
			"x = " + GOOD, "// egg\n" + GOOD, "/* egg */" + GOOD, ")]}',\n" + GOOD, "weightGrams=60&boilMinutes=6",
			"weightGrams: 60\nboilMinutes: 6\n", "<egg/>", "%7B%7D", "{\"weightGrams\": 60}", "{\"boilMinutes\": 6}",
			"{\"draws\": 1}", "{\"WeightGrams\": 60, \"boilMinutes\": 6}",
			"{\"weight_grams\": 60, \"boil_minutes\": 6}", "{\"weightGrams\": 60, \"boilMinutes\": 6, \"\": 1}",
			"{\"weightGrams\": 60, \"boilMinutes\": 6, \"salt\": 1}",
			"{\"weightGrams\": 60, \"boilMinutes\": 6, \"egg\": {\"weightGrams\": 60}}",
			"{\"weightGrams\": 60, \"boilMinutes\": 6, \"__proto__\": {}}",
			"{\"weightGrams\": 60, \"boilMinutes\": 6, \"@class\": \"java.lang.Runtime\"}",
			"{\"weightGrams\": 60, \"boilMinutes\": 6, \"weightGrams\": 60}",
			"{\"weightGrams\": 60, \"boilMinutes\": 6, \"\\u0077eightGrams\": 60}",
			"{\"weightGrams\": 60, \"boilMinutes\": 6, \"\\ud800\": 1}",
			"{\"weightGrams\": 60, \"boilMinutes\": 6, \"\\x\": 1}", "[".repeat(400), "[".repeat(16000),
			"[".repeat(8000) + "]".repeat(8000), "{\"a\":".repeat(3000),
			"{\"a\":".repeat(2000) + "1" + "}".repeat(2000),
			"{\"weightGrams\": " + "[".repeat(5000) + "]".repeat(5000) + "}", "{\"" + "x".repeat(16000) + "\": 1}",
			"{\"a\": 0" + ",\"a\": 0".repeat(1500) + "}", " ".repeat(16000));

	private static final List<String> ODD_MEDIA_TYPES = List.of("", "text/plain", "text/json", "text/html",
			"application/xml", "application/x-www-form-urlencoded", "multipart/form-data",
			"multipart/form-data; boundary=egg", "application/octet-stream", "application/cbor", "application/x-ndjson",
			"application/problem+json", "application/vnd.egg+json", "application/merge-patch+json", "json",
			"application", "application/", "/json", "*/*", "application/*", "application/json;charset=nonsense",
			"application/json;charset=\"", "application/json, text/plain", "a/b/c", "application/json/",
			"application/jsonx");

	private static final List<String> UNACCEPTABLE = List.of("text/html", "application/xml", "image/*",
			"application/problem+json", "text/html,application/xhtml+xml", "nonsense", "*/json");

	private static final List<String> UNKNOWN_PATHS = List.of("/", "/Predict", "/PREDICT", "/predict/", "/predict/x",
			"/predict.json", "/predictions", "/model/", "/model/manifest.json", "/error", "/favicon.ico", "/index.html",
			"/robots.txt", "/static/x.js", "/webjars/x", "/actuator/nothing", "/actuator/env/x", "/.env",
			"/.git/config", "/WEB-INF/web.xml", "/META-INF/MANIFEST.MF", "/%20", "/predict%20", "/%F0%9F%A5%9A",
			"/x/../predictx", "/" + "x".repeat(4000), "/x?weightGrams=60");

	/** Refused by Jetty itself: proxies disagree whether an empty segment counts. */
	private static final List<String> AMBIGUOUS_PATHS = List.of("//predict", "/predict//");

	static Stream<OddRequest> all() {
		List<OddRequest> all = new ArrayList<>();
		ODD_VALUES.forEach((value) -> {
			all.add(body("weightGrams is " + value, "{\"weightGrams\": %s, \"boilMinutes\": 6}".formatted(value)));
			all.add(body("boilMinutes is " + value, "{\"weightGrams\": 60, \"boilMinutes\": %s}".formatted(value)));
		});
		Stream.concat(ODD_VALUES.stream(), ODD_DRAWS.stream())
			.forEach((value) -> all.add(body("draws is " + value,
					"{\"weightGrams\": 60, \"boilMinutes\": 6, \"draws\": %s}".formatted(value))));
		ODD_DOCUMENTS.forEach((document) -> all.add(body("body is " + document, document)));
		all.addAll(encodings());
		ODD_MEDIA_TYPES.forEach((type) -> all.add(new OddRequest("media type is " + type, 415, "POST", "/predict",
				type.isEmpty() ? Map.of() : Map.of("Content-Type", type), GOOD.getBytes(StandardCharsets.UTF_8))));
		List.of("\"", "application/\"json", "application/json; charset=\"", "text/csv; x=\"\\")
			.forEach((type) -> all.add(new OddRequest("media type of a batch is " + type, 415, "POST", "/predict/batch",
					Map.of("Content-Type", type), GOOD.getBytes(StandardCharsets.UTF_8))));
		List.of("gzip", "deflate", "br", "identity, gzip", "nonsense")
			.forEach((coding) -> all.add(new OddRequest("content coding is " + coding, 415, "POST", "/predict",
					Map.of("Content-Type", "application/json", "Content-Encoding", coding),
					GOOD.getBytes(StandardCharsets.UTF_8))));
		UNACCEPTABLE.forEach((type) -> all.add(new OddRequest("accepts only " + type, 406, "POST", "/predict",
				Map.of("Content-Type", "application/json", "Accept", type), GOOD.getBytes(StandardCharsets.UTF_8))));
		List.of("GET", "PUT", "PATCH", "DELETE", "PROPFIND", "TRACE", "post", "EGG")
			.forEach((method) -> all.add(new OddRequest("method is " + method, 405, method, "/predict", JSON,
					GOOD.getBytes(StandardCharsets.UTF_8))));
		for (String path : List.of("/model", "/model/summary", "/model/map", "/progress")) {
			List.of("POST", "PUT", "DELETE", "EGG")
				.forEach((method) -> all
					.add(new OddRequest("method of " + path + " is " + method, 405, method, path, JSON, new byte[0])));
		}
		AMBIGUOUS_PATHS.forEach((path) -> Stream.of("GET", "POST")
			.forEach((method) -> all.add(new OddRequest(method + " " + path, 400, method, path, JSON,
					GOOD.getBytes(StandardCharsets.UTF_8)))));
		UNKNOWN_PATHS.forEach((path) -> Stream.of("GET", "POST")
			.forEach((method) -> all.add(new OddRequest(method + " " + path, 404, method, path, JSON,
					GOOD.getBytes(StandardCharsets.UTF_8)))));
		return all.stream();
	}

	private static List<OddRequest> encodings() {
		return List.of(encoded("UTF-16 cut in half", GOOD.substring(0, 20), StandardCharsets.UTF_16BE),
				encoded("UTF-32 cut in half", GOOD.substring(0, 20), Charset.forName("UTF-32")),
				encoded("EBCDIC", GOOD, Charset.forName("IBM037")),
				encoded("Latin 1 in a name", "{\"größe\": 1}", StandardCharsets.ISO_8859_1),
				bytes("only a byte order mark", 0xEF, 0xBB, 0xBF), bytes("half a byte order mark", 0xEF, 0xBB),
				bytes("only a UTF-16 mark", 0xFE, 0xFF), bytes("only a UTF-32 mark", 0, 0, 0xFE, 0xFF),
				bytes("an odd UTF-32 order", 0, 0, 0xFF, 0xFE, 0, 0, 0, 0x7B), bytes("gzip", 0x1F, 0x8B, 8, 0, 0, 0),
				bytes("CBOR", 0xA1, 0x61, 0x61, 1), bytes("Smile", 0x3A, 0x29, 0x0A, 0),
				bytes("zeros", 0, 0, 0, 0, 0, 0), bytes("not UTF-8", 0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D),
				bytes("overlong UTF-8", 0x7B, 0x22, 0xC0, 0xAF, 0x22, 0x3A, 0x31, 0x7D),
				bytes("UTF-8 of a surrogate", 0x7B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x3A, 0x31, 0x7D),
				bytes("beyond Unicode", 0x7B, 0x22, 0xF5, 0x80, 0x80, 0x80, 0x22, 0x3A, 0x31, 0x7D),
				bytes("UTF-8 that ends in the middle", 0x7B, 0x22, 0xF0, 0x9F));
	}

	private static OddRequest body(String name, String body) {
		return encoded(name, body, StandardCharsets.UTF_8);
	}

	private static OddRequest encoded(String name, String body, Charset charset) {
		return new OddRequest(name, 400, "POST", "/predict", JSON, body.getBytes(charset));
	}

	private static OddRequest bytes(String name, int... values) {
		byte[] body = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			body[i] = (byte) values[i];
		}
		return new OddRequest("body is " + name, 400, "POST", "/predict", JSON, body);
	}

	HttpRequest at(String server) {
		BodyPublisher publisher = (this.body.length > 0) ? BodyPublishers.ofByteArray(this.body)
				: BodyPublishers.noBody();
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + this.path))
			.method(this.method, publisher);
		this.headers.forEach(request::header);
		return request.build();
	}

	@Override
	public String toString() {
		return (this.name.length() > 60) ? this.name.substring(0, 60) + "…" : this.name;
	}

}
