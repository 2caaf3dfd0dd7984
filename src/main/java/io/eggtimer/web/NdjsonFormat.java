package io.eggtimer.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.CharBuffer;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ProblemDetail;

import io.eggtimer.egg.Prediction;
import io.eggtimer.openapi.Problem;

/** Each line is what {@code /predict} takes and gives. */
class NdjsonFormat implements BatchFormat {

	private final JsonMapper json;

	private final ObjectWriter writer;

	private final OutputStream out;

	private final JsonGenerator generator;

	NdjsonFormat(JsonMapper json, OutputStream out) {
		this.json = json;
		this.writer = json.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE).withRootValueSeparator("");
		this.out = out;
		this.generator = this.writer.createGenerator(out);
	}

	@Override
	public boolean begin(LineReader lines) {
		return false;
	}

	@Override
	public BatchLine read(long number, CharBuffer text) {
		try (JsonParser parser = this.json.createParser(text.array(), 0, text.length())) {
			parser.nextToken();
			BatchLine read = BatchLine.good(number, List.of(), QuestionReader.read(parser, "The line"));
			return (parser.nextToken() == null) ? read
					: BatchLine.faulty(number, "The line must not have anything after the JSON object.");
		}
		catch (InvalidRequestException ex) {
			return BatchLine.faulty(number, List.of(), ex);
		}
		catch (JacksonException ex) {
			// the parser's own message would quote the line and name classes
			TokenStreamLocation location = ex.getLocation(); // none where a limit is
																// exceeded
			return BatchLine.faulty(number,
					(location != null) ? "The line is not valid JSON: see column %d.".formatted(location.getColumnNr())
							: "The line is nested too deeply, or has too long a number.");
		}
	}

	@Override
	public void write(BatchLine line, Prediction prediction) {
		write(PredictResponse.from(prediction));
	}

	@Override
	public void writeFault(BatchLine line, InvalidRequestException fault) {
		ProblemDetail problem = fault.problem();
		problem.setProperty("line", line.number());
		write(problem);
	}

	/** What a line of the answer may be; for the OpenAPI document alone. */
	@Schema(name = "Line", anyOf = { PredictResponse.class, Problem.class })
	interface Line {

	}

	private void write(Object answer) {
		this.writer.writeValue(this.generator, answer);
		this.generator.writeRaw('\n');
	}

	@Override
	public void flush() throws IOException {
		this.generator.flush(); // by Spring's settings not passed on
		this.out.flush();
	}

}
