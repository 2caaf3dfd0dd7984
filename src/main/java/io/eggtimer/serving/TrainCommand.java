package io.eggtimer.serving;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The command {@code train}: publishes a new version, without a server. */
@Component
@Profile("train")
class TrainCommand implements ApplicationRunner {

	private static final Log log = LogFactory.getLog(TrainCommand.class);

	private final ModelProvider provider;

	TrainCommand(ModelProvider provider) {
		this.provider = provider;
	}

	@Override
	public void run(ApplicationArguments args) {
		log.info("Published model " + this.provider.train().version());
	}

}
