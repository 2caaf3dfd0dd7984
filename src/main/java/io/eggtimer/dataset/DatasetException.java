package io.eggtimer.dataset;

/**
 * Thrown when a data set cannot be used. Its message is for the person who wrote the
 * file: it names the file, where known the line, the column and the value, and what was
 * expected.
 */
public class DatasetException extends RuntimeException {

	/**
	 * Creates the exception.
	 * @param message what is wrong with the data, or cannot be done with them
	 */
	public DatasetException(String message) {
		super(message);
	}

	DatasetException(String message, Throwable cause) {
		super(message, cause);
	}

}
