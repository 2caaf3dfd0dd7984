package io.eggtimer.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.eggtimer.http.RequestKind;
import io.eggtimer.serving.ProgressFeed;
import io.eggtimer.serving.ProgressReport;

/**
 * Tells how the service comes by its model, as server-sent events.
 *
 * <p>
 * Each stream has the thread of its request, like every stream, and there is room for so
 * many. They last only as long as there is no model.
 */
@RestController
@Tag(name = "model")
class ProgressController {

	/**
	 * A choice: half of what a connection may be silent, so that it is not cut; and a
	 * client that is gone is noticed.
	 */
	private static final Duration HEARTBEAT = Duration.ofSeconds(5);

	private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

	private static final Log log = LogFactory.getLog(ProgressController.class);

	private final ProgressFeed feed;

	private final JsonMapper json;

	ProgressController(ProgressFeed feed, JsonMapper json) {
		this.feed = feed;
		this.json = json;
	}

	/**
	 * Tells how the service comes by its model, as server-sent events. Each event of the
	 * name {@code progress} has a JSON object as its data: first where the service
	 * stands, then what happens, and {@code ready} or {@code failed} at the end.
	 */
	@Operation(operationId = "progress")
	@ApiResponse(responseCode = "200",
			content = @Content(schema = @Schema(type = "string", contentMediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
					contentSchema = ProgressReport[].class, description = "The data of the events, in their order.")))
	@GetMapping(path = RequestKind.PROGRESS_PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	void progress(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setHeader("X-Accel-Buffering", "no"); // nginx would keep events back
		if (HttpMethod.HEAD.matches(request.getMethod())) {
			return;
		}
		try {
			this.feed.follow(HEARTBEAT, new EventStream(response.getOutputStream()));
		}
		catch (IOException ex) {
			log.debug("A client of the progress is gone", ex);
		}
	}

	/** Writes events, each at once. */
	private final class EventStream implements ProgressFeed.Listener {

		private final OutputStream out;

		private EventStream(OutputStream out) {
			this.out = out;
		}

		@Override
		public void onReport(ProgressReport report) throws IOException {
			// JSON of one line, as an event's data must be
			String data = ProgressController.this.json.writeValueAsString(report);
			send("event: progress\ndata: %s\n\n".formatted(data).getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public void onSilence() throws IOException {
			send(COMMENT);
		}

		private void send(byte[] event) throws IOException {
			this.out.write(event);
			this.out.flush();
		}

	}

}
