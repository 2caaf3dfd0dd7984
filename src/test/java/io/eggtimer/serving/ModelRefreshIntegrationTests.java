package io.eggtimer.serving;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.eggtimer.EggTimerApplication;
import io.eggtimer.modelstore.ModelStore;
import io.eggtimer.modelstore.StoredVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@link ModelRefreshEndpoint} in the whole application. */
@SpringBootTest(classes = EggTimerApplication.class,
		properties = { "eggtimer.model.hidden-units=4", "eggtimer.model.draws=100",
				"eggtimer.training.inference=mean-field", "eggtimer.training.steps=20", "eggtimer.model-store-poll=0",
				"eggtimer.security.operator.name=chef" })
@AutoConfigureMockMvc
class ModelRefreshIntegrationTests {

	@TempDir
	private static Path folder;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ActiveModel active;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry registry) {
		registry.add("eggtimer.model-store", () -> folder.resolve("store"));
		registry.add("eggtimer.security.operator.password-hash",
				() -> "{bcrypt}" + new BCryptPasswordEncoder(10).encode("secret"));
	}

	@Test
	void theOperatorHasANewVersionServedAtOnceAndNobodyElseDoes() {
		await().until(() -> this.active.current().isPresent());
		String first = this.active.current().orElseThrow().version();
		String second = publishAgain(first);
		assertThat(this.mvc.post().uri("/actuator/modelrefresh")).hasStatus(401);
		assertThat(this.mvc.post().uri("/actuator/modelrefresh").header("Authorization", basic("chef:wrong")))
			.hasStatus(401);
		assertThat(this.active.current().orElseThrow().version()).isEqualTo(first);
		assertThat(this.mvc.post().uri("/actuator/modelrefresh").header("Authorization", basic("chef:secret")))
			.hasStatusOk()
			.bodyJson()
			.isEqualTo("{\"version\": \"%s\"}".formatted(second));
		assertThat(this.active.current().orElseThrow().version()).isEqualTo(second);
	}

	private static String publishAgain(String version) {
		ModelStore store = new ModelStore(folder.resolve("store"));
		StoredVersion stored = store.load(version);
		return store
			.publish(stored.manifest().model(),
					Map.of(ModelStore.POSTERIOR_FILE, stored.file(ModelStore.POSTERIOR_FILE)),
					stored.manifest().createdAt().plusSeconds(1))
			.version();
	}

	private static String basic(String credentials) {
		return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
	}

}
