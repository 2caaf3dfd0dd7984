package io.eggtimer;

import java.util.List;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the service, or with the argument {@code train} only trains a model version and
 * ends.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EggTimerApplication {

	/** The exit code of a command line that cannot be understood. */
	private static final int USAGE = 2;

	public static void main(String[] args) {
		List<String> commands = new DefaultApplicationArguments(args).getNonOptionArgs();
		SpringApplication application = new SpringApplication(EggTimerApplication.class);
		if (commands.equals(List.of("train"))) {
			application.setWebApplicationType(WebApplicationType.NONE);
			application.setAdditionalProfiles("train"); // instead of the server's startup
			System.exit(SpringApplication.exit(application.run(args)));
		}
		else if (commands.isEmpty()) {
			application.run(args);
		}
		else {
			System.err.printf("Unknown arguments %s.%nUsage: eggtimer.jar [train] [--name=value ...]%n", commands);
			System.exit(USAGE);
		}
	}

}
