package io.eggtimer.dataset;

import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * The header of a CSV file of eggs.
 *
 * @param location the file
 * @param columns names of the columns; the index column's is empty
 */
record EggCsvHeader(String location, List<String> columns) {

	/** The columns that every file has, as messages name them. */
	static final String EXPECTED = "weight, time, outcome";

	private static final List<String> NAMED = List.of(EXPECTED.split(", "));

	/**
	 * Reads a header.
	 * @throws DatasetException if a column is missing, twice there, or not known
	 */
	static EggCsvHeader of(String location, CsvRecord row) {
		List<String> columns = new ArrayList<>();
		for (String name : row.getFields()) {
			EggCsvField field = new EggCsvField(location, row.getStartingLineNumber(),
					String.valueOf(columns.size() + 1), name)
				.requireText();
			if (!name.isEmpty() && !NAMED.contains(name)) {
				throw field.fault("%s is not one of %s".formatted(Excerpt.quote(name), EXPECTED));
			}
			if (columns.contains(name)) {
				throw field.fault("%s occurs twice".formatted(Excerpt.quote(name)));
			}
			columns.add(name);
		}
		for (String name : NAMED) {
			if (!columns.contains(name)) {
				throw new DatasetException(
						"%s, line %s: column \"%s\" is missing".formatted(location, row.getStartingLineNumber(), name));
			}
		}
		return new EggCsvHeader(location, List.copyOf(columns));
	}

	int weight() {
		return this.columns.indexOf("weight");
	}

	int time() {
		return this.columns.indexOf("time");
	}

	int outcome() {
		return this.columns.indexOf("outcome");
	}

	/**
	 * Returns the fields of a row, one per column.
	 * @throws DatasetException if there are more or fewer, or one is not text
	 */
	List<EggCsvField> fields(CsvRecord row) {
		if (row.getFieldCount() != this.columns.size()) {
			throw new DatasetException("%s, line %s: has %s fields, but the header has %s".formatted(this.location,
					row.getStartingLineNumber(), row.getFieldCount(), this.columns.size()));
		}
		List<EggCsvField> fields = new ArrayList<>();
		for (int c = 0; c < this.columns.size(); c++) {
			String column = this.columns.get(c).isEmpty() ? String.valueOf(c + 1) : '"' + this.columns.get(c) + '"';
			fields.add(
					new EggCsvField(this.location, row.getStartingLineNumber(), column, row.getField(c)).requireText());
		}
		return fields;
	}

}
