package io.eggtimer.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.eclipse.jetty.server.Server;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

import io.eggtimer.security.CrossOriginHeaders;
import io.eggtimer.serving.EggTimerProperties;
import io.eggtimer.serving.RequestLimits;

/**
 * Puts an {@link IntakeHandler} in front of a server. A management port of its own has
 * gates of its own; the metrics are those of the main one.
 */
@Component
@ConditionalOnWebApplication // commands run without a server
class Intake implements MeterBinder {

	private final RequestLimits limits;

	private final String healthPath;

	private final ShutdownDrain drain;

	private final CrossOriginHeaders crossOrigin;

	private final Admission mainPort;

	private boolean taken;

	Intake(EggTimerProperties properties, WebEndpointProperties endpoints, ShutdownDrain drain,
			CrossOriginHeaders crossOrigin) {
		this.healthPath = (endpoints.getBasePath().equals("/") ? "" : endpoints.getBasePath()) + "/health";
		this.limits = properties.limits();
		this.drain = drain;
		this.crossOrigin = crossOrigin;
		this.mainPort = new Admission(this.limits);
	}

	/**
	 * Puts a handler in front of all that a server has so far.
	 * @param contextPath path of the application on the server, or empty
	 * @return how many requests it can let in at the same time, each on a thread
	 */
	int guard(Server server, String contextPath) {
		Admission admission = this.taken ? new Admission(this.limits) : this.mainPort;
		this.taken = true; // the main port is the first to be set up
		server.setHandler(
				new IntakeHandler(server, contextPath, this.healthPath, admission, this.drain, this.crossOrigin));
		return admission.total();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.mainPort.bindTo(registry);
	}

}
