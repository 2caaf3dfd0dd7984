package io.eggtimer.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifiers;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import io.eggtimer.bayes.ClassPredictive;
import io.eggtimer.bayes.PosteriorPredictive;
import io.eggtimer.egg.Egg;
import io.eggtimer.egg.Prediction;
import io.eggtimer.egg.Question;

/** Each line is a record; numbers are repeated as the client wrote them. */
class CsvFormat implements BatchFormat {

	private static final List<NumberField> INPUTS = List.of(QuestionReader.WEIGHT_GRAMS, QuestionReader.BOIL_MINUTES);

	private static final List<String> HEADER = List.of("weightGrams", "boilMinutes", "outcome", "underdone", "soft",
			"hard", "underdoneSd", "softSd", "hardSd", "predictiveEntropy", "mutualInformation", "uncertain",
			"cookLonger", "error");

	/** A line has no more commas than bytes. */
	private static final int MAX_FIELDS = LineReader.MAX_BYTES + 1;

	private final CsvReader.CsvReaderBuilder reader = CsvReader.builder()
		.trimWhitespacesAroundQuotes(true)
		.allowUnclosedQuote(false);

	private final OutputStream out;

	private final CsvWriter writer;

	/** Where the columns of the input stand. */
	private List<String> columns = List.of();

	CsvFormat(OutputStream out) {
		this.out = out;
		this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
	}

	@Override
	public boolean begin(LineReader lines) throws IOException {
		LineReader.Event event = lines.next();
		while (event == LineReader.Event.PAUSE) {
			event = lines.next();
		}
		List<String> names = INPUTS.stream().map(NumberField::name).toList();
		this.columns = (event == LineReader.Event.LINE) ? header(lines.text().toString()) : List.of();
		if (this.columns.size() != names.size() || !this.columns.containsAll(names)) {
			throw new InvalidRequestException("The first line must be the header %s, in this order or the other."
				.formatted(String.join(",", names)), List.of());
		}
		this.writer.writeRecord(HEADER);
		return true;
	}

	private List<String> header(String text) {
		try {
			// for the library, a carriage return ends a record, and rows would be lost
			return (text.indexOf('\r') == -1) ? fields(text) : List.of();
		}
		catch (CsvParseException ex) {
			return List.of();
		}
	}

	@Override
	public BatchLine read(long number, CharBuffer line) {
		String text = line.toString();
		try {
			List<String> fields = fields(text);
			if (text.indexOf('\r') != -1) { // for the library, the end of a record
				return faulty(number, fields, "The line must not have a carriage return within.");
			}
			if (fields.size() != this.columns.size()) {
				return faulty(number, fields,
						"The line must have %d fields, not %d.".formatted(this.columns.size(), fields.size()));
			}
			return BatchLine.good(number, input(fields), question(fields));
		}
		catch (CsvParseException ex) {
			return faulty(number, Arrays.asList(text.split(",", 3)),
					"The line is not valid CSV: a quote is not closed, or text follows it.");
		}
		catch (InvalidRequestException ex) {
			return BatchLine.faulty(number, shortened(input(fields(text))), ex);
		}
	}

	private BatchLine faulty(long number, List<String> fields, String fault) {
		return BatchLine.faulty(number, shortened(input(fields)), new InvalidRequestException(fault, List.of()));
	}

	private static List<String> shortened(List<String> input) {
		return input.stream().map(FieldProblem::shorten).toList();
	}

	private List<String> fields(String text) {
		CsvRecordHandler handler = CsvRecordHandler.builder()
			.maxFields(MAX_FIELDS)
			.fieldModifier(FieldModifiers.STRIP)
			.build();
		return this.reader.ofSingleCsvRecord(handler, text).getFields();
	}

	/** Returns the first fields in the order of {@link #INPUTS}. */
	private List<String> input(List<String> fields) {
		List<String> input = new ArrayList<>();
		for (NumberField field : INPUTS) {
			int column = this.columns.indexOf(field.name());
			input.add((column < fields.size()) ? fields.get(column) : "");
		}
		return input;
	}

	private Question question(List<String> fields) {
		FieldErrors errors = new FieldErrors();
		double[] values = new double[INPUTS.size()];
		for (int i = 0; i < values.length; i++) {
			NumberField field = INPUTS.get(i);
			String text = fields.get(this.columns.indexOf(field.name()));
			Double value = field.parse(text);
			if (value == null) {
				errors.add("", field.name(), text.isEmpty() ? field.missing() : field.fault());
			}
			else {
				values[i] = value;
			}
		}
		errors.throwIfAny();
		return new Question(new Egg(values[0], values[1]), null);
	}

	@Override
	public void write(BatchLine line, Prediction prediction) {
		PosteriorPredictive predictive = prediction.predictive();
		List<String> row = new ArrayList<>(line.input());
		row.add(prediction.decision().outcome().label());
		predictive.classes().stream().map(ClassPredictive::mean).map(String::valueOf).forEach(row::add);
		predictive.classes().stream().map(ClassPredictive::standardDeviation).map(String::valueOf).forEach(row::add);
		row.add(String.valueOf(predictive.predictiveEntropy()));
		row.add(String.valueOf(predictive.mutualInformation()));
		row.add(String.valueOf(prediction.decision().uncertain()));
		row.add(String.valueOf(prediction.decision().cookLonger()));
		row.add("");
		this.writer.writeRecord(row);
	}

	@Override
	public void writeFault(BatchLine line, InvalidRequestException fault) {
		List<String> row = new ArrayList<>(line.input()); // none of an unreadable line
		while (row.size() < HEADER.size() - 1) {
			row.add("");
		}
		String message = line.input().isEmpty() ? "Line %d: %s".formatted(line.number(), fault.getMessage())
				: String.valueOf(fault.getMessage());
		row.add(fault.errors().isEmpty() ? message
				: fault.errors()
					.stream()
					.map((error) -> error.field() + " " + error.message())
					.collect(Collectors.joining("; ")));
		this.writer.writeRecord(row);
	}

	@Override
	public void flush() throws IOException {
		this.writer.flush();
		this.out.flush();
	}

}
