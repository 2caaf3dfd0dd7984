package io.eggtimer.web;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.eggtimer.egg.BatchPredictor;
import io.eggtimer.egg.EggPredictor;
import io.eggtimer.egg.Prediction;
import io.eggtimer.http.RequestKind;

/** Answers about many eggs; the answer has the type of the request. */
@RestController
@Tag(name = "predictions")
class BatchController {

	static final MediaType CSV = new MediaType("text", "csv");

	private static final String CSV_VALUE = "text/csv";

	private static final Log log = LogFactory.getLog(BatchController.class);

	private final EggPredictor predictor;

	private final JsonMapper json;

	BatchController(EggPredictor predictor, JsonMapper json) {
		this.predictor = predictor;
		this.json = json;
	}

	/**
	 * Says of many eggs whether they are done, and how sure that is. The answer has the
	 * type of the request and its order; one model version gives all of it. An array is
	 * answered as a whole; streams while they come, and they have no limit on their
	 * lines.
	 */
	@Operation(operationId = "predictBatch")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = {
			@Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					array = @ArraySchema(maxItems = QuestionBatchDeserializer.MAX_QUESTIONS,
							schema = @Schema(implementation = QuestionJson.class))),
			// with a contentMediaType, Swagger UI would want a file
			@Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE,
					schema = @Schema(type = "string",
							description = "One question a line, each as an element of the array.")),
			@Content(mediaType = CSV_VALUE, schema = @Schema(type = "string",
					description = "The header weightGrams,boilMinutes, in this order or the other; then one egg a line.")) })
	@PostMapping(path = RequestKind.BATCH_PATH, consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<List<PredictResponse>> json(@Parameter(hidden = true) @RequestBody QuestionBatch questions) {
		BatchPredictor batch = this.predictor.batch();
		List<Prediction> predictions = batch.predict(questions.require(batch.draws()));
		return Json.ok(new AbstractList<>() { // each made when it is written

			@Override
			public PredictResponse get(int index) {
				return PredictResponse.from(predictions.get(index));
			}

			@Override
			public int size() {
				return predictions.size();
			}

		});
	}

	@io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(
			mediaType = MediaType.APPLICATION_NDJSON_VALUE,
			schema = @Schema(type = "string", description = "One question a line.",
					contentMediaType = MediaType.APPLICATION_NDJSON_VALUE, contentSchema = QuestionJson[].class)))
	@ApiResponse(responseCode = "200",
			content = @Content(schema = @Schema(type = "string",
					description = "One answer a line; of a faulty line, its problem with the number of the line.",
					contentMediaType = MediaType.APPLICATION_NDJSON_VALUE, contentSchema = NdjsonFormat.Line[].class)))
	@PostMapping(path = RequestKind.BATCH_PATH, consumes = MediaType.APPLICATION_NDJSON_VALUE,
			produces = MediaType.APPLICATION_NDJSON_VALUE)
	void ndjson(HttpServletRequest request, HttpServletResponse response) throws IOException {
		requireUtf8(request);
		BatchPredictor batch = this.predictor.batch();
		answer(request, response, MediaType.APPLICATION_NDJSON, batch,
				new NdjsonFormat(this.json, response.getOutputStream()));
	}

	@io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = CSV_VALUE, schema = @Schema(
			type = "string", contentMediaType = CSV_VALUE,
			description = "The header weightGrams,boilMinutes, in this order or the other; then one egg a line.")))
	@ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "string",
			contentMediaType = CSV_VALUE, pattern = "^" + CsvFormat.HEADER_LINE + "\n",
			description = "One answer a line; a faulty line has its input, and in the last column what is wrong.")))
	@PostMapping(path = RequestKind.BATCH_PATH, consumes = CSV_VALUE, produces = CSV_VALUE)
	void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
		requireUtf8(request);
		BatchPredictor batch = this.predictor.batch();
		answer(request, response, CSV, batch, new CsvFormat(response.getOutputStream()));
	}

	private static void requireUtf8(HttpServletRequest request) {
		Charset charset = MediaType.parseMediaType(request.getContentType()).getCharset();
		if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
			throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be in UTF-8.");
		}
	}

	private static void answer(HttpServletRequest request, HttpServletResponse response, MediaType type,
			BatchPredictor batch, BatchFormat format) throws IOException {
		response.setContentType(type.toString());
		boolean answered = false;
		try {
			new BatchStream(new LineReader(request.getInputStream()), format, batch).run();
			answered = true;
		}
		catch (IOException ex) {
			// there is no other I/O here: the client is gone, stalls, or breaks off
			log.debug("A stream ended before its time", ex);
			throw new InvalidRequestException("The body cannot be read to its end.", List.of());
		}
		finally {
			if (!answered && !response.isCommitted()) {
				response.reset(); // for the problem document
			}
		}
	}

}
