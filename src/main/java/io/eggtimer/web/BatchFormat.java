package io.eggtimer.web;

import java.io.IOException;
import java.nio.CharBuffer;

import io.eggtimer.egg.Prediction;

/** How a stream writes questions and answers, one a line. Serves one stream. */
interface BatchFormat {

	/**
	 * Reads what comes before the questions, and writes what comes before the answers.
	 * @return whether anything was written
	 * @throws InvalidRequestException if the stream does not begin as it should
	 */
	boolean begin(LineReader lines) throws IOException;

	/** Reads a line. A fault of it is in what is returned, and never thrown. */
	BatchLine read(long number, CharBuffer text);

	void write(BatchLine line, Prediction prediction);

	/** Writes what is wrong with a line in the place of an answer. */
	void writeFault(BatchLine line, InvalidRequestException fault);

	/** Sends what has been written so far. */
	void flush() throws IOException;

}
