package io.eggtimer.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import io.eggtimer.egg.BatchPredictor;
import io.eggtimer.egg.BoilingGoal;
import io.eggtimer.egg.EggPredictor;
import io.eggtimer.egg.ModelNotReadyException;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;
import io.eggtimer.egg.Recommendation;
import io.eggtimer.serving.EggTimerProperties;
import io.eggtimer.serving.ProgressFeed;
import io.eggtimer.serving.ProgressReport;
import io.eggtimer.serving.ServedModel;

/**
 * The web and its security on a real server, for as long as a test wants it; with a model
 * that has a manifest and is not ready to predict, and an endpoint that changes state.
 */
final class TestService implements AutoCloseable {

	static final String OPERATOR = "chef";

	static final String PASSWORD = "böiled-egg";

	/** Of the cost that is the least allowed. */
	static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(10).encode(PASSWORD);

	static final String[] WITH_OPERATOR = { "eggtimer.security.operator.name=" + OPERATOR,
			"eggtimer.security.operator.password-hash=" + HASH };

	static final String EGG = "{\"weightGrams\": 60, \"boilMinutes\": 6}";

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ConfigurableApplicationContext context;

	private TestService(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static TestService start(String... settings) {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
		Arrays.stream(settings).forEach((setting) -> arguments.add("--" + setting));
		return new TestService(new SpringApplicationBuilder(Application.class).run(arguments.toArray(String[]::new)));
	}

	static String[] with(String[] settings, String... more) {
		List<String> all = new ArrayList<>(Arrays.asList(settings));
		all.addAll(Arrays.asList(more));
		return all.toArray(String[]::new);
	}

	int port() {
		return port("local.server.port");
	}

	int managementPort() {
		return port("local.management.port");
	}

	private int port(String name) {
		return this.context.getEnvironment().getRequiredProperty(name, Integer.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/** Sends a request; headers are name, value, name, value. */
	HttpResponse<String> send(int port, String method, String path, @Nullable String body, String... headers)
			throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.timeout(Duration.ofSeconds(20))
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	HttpResponse<String> get(String path, String... headers) throws Exception {
		return send(port(), "GET", path, null, headers);
	}

	HttpResponse<String> post(String path, String body, String... headers) throws Exception {
		List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
		all.addAll(Arrays.asList(headers));
		return send(port(), "POST", path, body, all.toArray(String[]::new));
	}

	static String basic(String name, String password) {
		return "Basic " + Base64.getEncoder().encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8));
	}

	static String[] asOperator() {
		return new String[] { "Authorization", basic(OPERATOR, PASSWORD) };
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** No {@code @Configuration}, so that the application's own scan passes it by. */
	@EnableAutoConfiguration
	@EnableConfigurationProperties(EggTimerProperties.class)
	@ComponentScan(basePackages = { "io.eggtimer.http", "io.eggtimer.web", "io.eggtimer.security" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
	static class Application {

		@Bean
		StubModel stubModel() {
			return new StubModel();
		}

		@Bean
		HealthIndicator modelHealthIndicator() {
			return () -> Health.up().withDetail("version", "v1").build();
		}

		@Bean
		@ConditionalOnOperator
		ModelRefresh modelRefresh() {
			return new ModelRefresh();
		}

		@Bean
		UnguardedChange unguardedChange() {
			return new UnguardedChange();
		}

	}

	/** Stands for the endpoint that changes what is served. */
	@Endpoint(id = "modelrefresh")
	static class ModelRefresh {

		private int count;

		@WriteOperation
		int refresh() {
			return ++this.count;
		}

	}

	/** An endpoint whose author forgot the condition. */
	@Endpoint(id = "unguarded")
	static class UnguardedChange {

		@WriteOperation
		void change() {
			throw new IllegalStateException("changed");
		}

	}

	/** Has a manifest and no predictions. */
	static class StubModel implements EggPredictor, ServedModel, ProgressFeed {

		@Override
		public Prediction predict(Question question) {
			throw new ModelNotReadyException();
		}

		@Override
		public Recommendation recommend(BoilingGoal goal) {
			throw new ModelNotReadyException();
		}

		@Override
		public BatchPredictor batch() {
			throw new ModelNotReadyException();
		}

		@Override
		public byte[] manifest() {
			return "{}".getBytes(StandardCharsets.UTF_8);
		}

		@Override
		public byte[] summary() {
			return manifest();
		}

		@Override
		public byte[] map() {
			return manifest();
		}

		@Override
		public void follow(Duration heartbeat, Listener listener) throws IOException {
			listener.onReport(new ProgressReport("ready", null, null, null, null, null, null, "v1", null));
		}

	}

}
