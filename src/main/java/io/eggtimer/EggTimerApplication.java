package io.eggtimer;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

import io.eggtimer.inference.EngineStart;
import io.eggtimer.security.HashPasswordCommand;

/**
 * Starts the service, or runs a command and ends: {@code train} publishes a model
 * version, {@code evaluate} judges methods, {@code hash-password} prints the hash of the
 * operator's password.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EggTimerApplication {

	/** Each is a profile, under which a component runs the command. */
	private static final Set<String> COMMANDS = Set.of("train", "evaluate");

	/** Runs without the application. */
	private static final String HASH_PASSWORD = "hash-password";

	/** The exit code of a command line that cannot be understood. */
	private static final int USAGE = 2;

	public static void main(String[] args) throws IOException {
		List<String> commands = new DefaultApplicationArguments(args).getNonOptionArgs();
		if (commands.contains(HASH_PASSWORD)) {
			System.exit(hashPassword(args));
		}
		SpringApplication application = new SpringApplication(EggTimerApplication.class);
		// the first moment at which logging is set up
		application.addInitializers((context) -> EngineStart.begin());
		if (commands.size() == 1 && COMMANDS.contains(commands.get(0))) {
			application.setWebApplicationType(WebApplicationType.NONE);
			application.setAdditionalProfiles(commands.get(0)); // instead of the server's
																// startup
			System.exit(SpringApplication.exit(application.run(args)));
		}
		else if (commands.isEmpty()) {
			application.run(args);
		}
		else {
			System.err.printf(
					"Unknown arguments %s.%nUsage: eggtimer.jar [train|evaluate|hash-password] [--name=value ...]%n",
					commands);
			System.exit(USAGE);
		}
	}

	private static int hashPassword(String[] args) throws IOException {
		if (args.length > 1) { // which are not repeated: one may be the password
			System.err.println("hash-password has no arguments: it reads the password from the console or the input.");
			return USAGE;
		}
		return HashPasswordCommand.run(System.in, System.out, System.err);
	}

}
