package io.eggtimer.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import tools.jackson.core.exc.JacksonIOException;

import io.eggtimer.egg.BatchPredictor;
import io.eggtimer.egg.DrawsOutOfRangeException;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;

/**
 * Answers a stream line by line, in order, in constant memory. Writing blocks while the
 * client does not read, and then nothing is read from it either.
 */
class BatchStream {

	/**
	 * A choice: enough eggs to share the cost of a batch, few enough to hold, and to be
	 * answered in well under a second.
	 */
	private static final int MAX_LINES = 256;

	private final LineReader lines;

	private final BatchFormat format;

	private final BatchPredictor predictor;

	private final List<BatchLine> chunk = new ArrayList<>(MAX_LINES);

	/** Whether to flush; not before there is anything, as a problem may still come up. */
	private boolean written;

	BatchStream(LineReader lines, BatchFormat format, BatchPredictor predictor) {
		this.lines = lines;
		this.format = format;
		this.predictor = predictor;
	}

	/**
	 * Answers all of the stream.
	 * @throws IOException if the connection fails
	 * @throws InvalidRequestException if the stream does not begin as it should
	 */
	void run() throws IOException {
		try {
			this.written = this.format.begin(this.lines);
			while (readChunk()) {
				answerChunk();
			}
			answerChunk();
			flush();
		}
		catch (UncheckedIOException ex) { // the CSV writer's wrapping
			throw ex.getCause();
		}
		catch (JacksonIOException ex) {
			throw ex.getCause();
		}
	}

	/**
	 * Reads as many lines as are at hand, so that a client may wait for each answer.
	 * @return whether there may be more
	 */
	private boolean readChunk() throws IOException {
		while (this.chunk.size() < MAX_LINES) {
			LineReader.Event event = this.lines.next();
			switch (event) {
				case LINE -> this.chunk.add(read());
				case TOO_LONG -> this.chunk.add(BatchLine.faulty(this.lines.number(),
						"The line must not be longer than %d bytes.".formatted(LineReader.MAX_BYTES)));
				case UNDECODABLE ->
					this.chunk.add(BatchLine.faulty(this.lines.number(), "The line is not valid UTF-8."));
				case PAUSE -> {
					answerChunk();
					flush();
				}
				case END -> {
					return false;
				}
			}
		}
		return true;
	}

	private BatchLine read() {
		BatchLine line = this.format.read(this.lines.number(), this.lines.text());
		Question question = line.question();
		if (question != null && question.draws() != null && question.draws() > this.predictor.draws()) {
			return BatchLine.faulty(line.number(), line.input(),
					InvalidRequestException.of(new DrawsOutOfRangeException(this.predictor.draws())));
		}
		return line;
	}

	private void flush() throws IOException {
		if (this.written) {
			this.format.flush();
			this.written = false;
		}
	}

	private void answerChunk() {
		if (this.chunk.isEmpty()) {
			return;
		}
		List<Question> questions = this.chunk.stream().map(BatchLine::question).filter(Objects::nonNull).toList();
		Iterator<Prediction> predictions = questions.isEmpty() ? List.<Prediction>of().iterator()
				: this.predictor.predict(questions).iterator();
		for (BatchLine line : this.chunk) {
			InvalidRequestException fault = line.fault();
			if (fault != null) {
				this.format.writeFault(line, fault);
			}
			else {
				this.format.write(line, predictions.next());
			}
		}
		this.chunk.clear();
		this.written = true;
	}

}
