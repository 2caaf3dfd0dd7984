package io.eggtimer.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifiers;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

import io.eggtimer.egg.Egg;

/**
 * Reads labelled eggs from CSV.
 *
 * <p>
 * The file is UTF-8, with or without a byte order mark, with any line ends. Its header
 * names {@code weight} (grams), {@code time} (minutes) and {@code outcome} ({@code 0},
 * {@code 1}, {@code 2} or {@code underdone}, {@code soft}, {@code hard}) in any order;
 * one column without a name, such as the index that pandas writes, is ignored. White
 * space around a value is ignored, and so are blank lines. Anything else is an error:
 * rows are never skipped or mended.
 */
public final class EggCsv {

	/** Keeps a wrong file from filling the heap; a choice, far above any real data. */
	static final int MAX_ROWS = 1_000_000;

	/** Bounds the memory that a quote takes that is never closed; a choice. */
	private static final int MAX_FIELD_CHARACTERS = 65_536;

	/** More than a header can rightly have, so that a wide one is still explained. */
	private static final int MAX_FIELDS = 100;

	private final String location;

	private final List<LabelledEgg> eggs = new ArrayList<>();

	private EggCsv(String location) {
		this.location = location;
	}

	/**
	 * Reads a data set.
	 * @param resource the file; it is read once, and not held in memory
	 * @param location how messages and manifests name the file
	 * @return at least one row of each outcome
	 * @throws DatasetException if the file cannot be read, or anything in it is not as
	 * described above
	 */
	public static EggDataset read(Resource resource, String location) {
		MessageDigest sha256 = sha256();
		EggCsv csv = new EggCsv(location);
		try (InputStream bytes = new DigestInputStream(csv.open(resource), sha256)) {
			csv.readRows(bytes);
		}
		catch (IOException ex) {
			throw unreadable(location, ex);
		}
		catch (UncheckedIOException ex) { // the parser's wrapping
			throw unreadable(location, ex.getCause());
		}
		catch (CsvParseException ex) {
			throw new DatasetException(location + ": " + Excerpt.escape(ex.getMessage()), ex);
		}
		return new EggDataset(location, HexFormat.of().formatHex(sha256.digest()), csv.eggs);
	}

	private static DatasetException unreadable(String location, IOException cause) {
		// with its type, for the text of an AccessDeniedException is but the path
		return new DatasetException(location + " cannot be read: " + cause, cause);
	}

	private InputStream open(Resource resource) throws IOException {
		if (!resource.exists()) {
			throw new DatasetException(this.location + " does not exist");
		}
		// the stream of a directory's file: URL would be the list of its files
		if (resource.isFile() && resource.getFile().isDirectory()) {
			throw new DatasetException(this.location + " is a directory, not a CSV file");
		}
		return resource.getInputStream();
	}

	private void readRows(InputStream bytes) throws IOException {
		BufferedReader text = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
		skipByteOrderMark(text);
		@Nullable EggCsvHeader header = null;
		for (CsvRecord row : parser(text)) {
			if (isBlank(row)) {
				continue;
			}
			if (header == null) {
				header = EggCsvHeader.of(this.location, row);
			}
			else {
				add(header, row);
			}
		}
		if (this.eggs.isEmpty()) {
			throw new DatasetException(this.location + ((header == null)
					? " is empty, expected a header with " + EggCsvHeader.EXPECTED : " has a header, but no rows"));
		}
	}

	private void add(EggCsvHeader header, CsvRecord row) {
		if (this.eggs.size() == MAX_ROWS) {
			throw new DatasetException(
					"%s, line %s: more than %s rows".formatted(this.location, row.getStartingLineNumber(), MAX_ROWS));
		}
		List<EggCsvField> fields = header.fields(row);
		Egg egg = new Egg(fields.get(header.weight()).number(Egg.MIN_WEIGHT_GRAMS, Egg.MAX_WEIGHT_GRAMS),
				fields.get(header.time()).number(Egg.MIN_BOIL_MINUTES, Egg.MAX_BOIL_MINUTES));
		this.eggs.add(new LabelledEgg(egg, fields.get(header.outcome()).outcome()));
	}

	private static CsvReader<CsvRecord> parser(BufferedReader text) {
		CsvRecordHandler handler = CsvRecordHandler.builder()
			.maxFields(MAX_FIELDS)
			.fieldModifier(FieldModifiers.STRIP)
			.build();
		// the number of fields and blank lines are checked here, with better messages
		return CsvReader.builder()
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
			.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.skipEmptyLines(false)
			.allowUnclosedQuote(false)
			.maxBufferSize(MAX_FIELD_CHARACTERS)
			.build(handler, text);
	}

	private static boolean isBlank(CsvRecord row) {
		return row.getFieldCount() == 1 && row.getField(0).isEmpty();
	}

	private static void skipByteOrderMark(BufferedReader text) throws IOException {
		text.mark(1);
		if (text.read() != '\uFEFF') {
			text.reset();
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
