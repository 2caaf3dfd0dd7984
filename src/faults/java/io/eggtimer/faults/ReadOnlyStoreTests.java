package io.eggtimer.faults;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.eggtimer.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A store that the program sees through a read-only mount, as replicas do: file modes do
 * not bind root.
 */
class ReadOnlyStoreTests extends ProgramTests {

	private final Mounts mounts = new Mounts();

	private String version;

	private Path readOnly;

	@BeforeEach
	void mount() throws Exception {
		this.version = SmallModel.publish(store()).version();
		this.readOnly = this.folder.resolve("read-only");
		this.mounts.readOnly(store(), this.readOnly);
	}

	@AfterEach
	void unmount() throws Exception {
		killWhatIsLeft();
		this.mounts.close();
	}

	@Test
	void aServiceLoadsFromItAndTakesWhatOthersPublishWithoutAWarning() throws Exception {
		ServiceProcess service = service(this.readOnly);
		service.awaitReady();
		letItLook();
		assertServes(service, this.version);
		awaitServed(service, SmallModel.publish(store()).version());
		assertThat(service.output()).doesNotContain(" WARN ", " ERROR ");
	}

	@Test
	void aTrainingEndsBeforeItHasBegunAndNamesTheFolder() throws Exception {
		ServiceProcess training = train(this.readOnly);
		assertFailed(training, "Cannot write to the model store " + this.readOnly, "Read-only file system",
				"Set eggtimer.model-store");
		assertThat(training.output()).doesNotContain("Training  ");
	}

	@Test
	void aServiceThatWouldHaveToTrainEndsBeforeItHasBegunAndNamesTheFolder() throws Exception {
		ServiceProcess service = program(Map.of(), this.readOnly,
				with(new String[] { "--server.port=0", "--eggtimer.model.seed=7" }));
		assertFailed(service, "Cannot write to the model store " + this.readOnly, "Read-only file system",
				"Set eggtimer.model-store");
		assertThat(service.output()).doesNotContain("Training  ");
		assertThat(entries(store())).containsExactly(this.version);
	}

}
