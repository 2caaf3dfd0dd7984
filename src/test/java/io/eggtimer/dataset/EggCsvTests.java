package io.eggtimer.dataset;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.FileUrlResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;

import io.eggtimer.egg.Doneness;
import io.eggtimer.egg.Egg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for {@link EggCsv}. */
class EggCsvTests {

	private static final String HEADER = "weight,time,outcome\n";

	private static final String ROWS = "55.5,2.5,0\n60,4.25,1\n61,9,2\n";

	private static final List<LabelledEgg> EGGS = List.of(new LabelledEgg(new Egg(55.5, 2.5), Doneness.UNDERDONE),
			new LabelledEgg(new Egg(60, 4.25), Doneness.SOFT), new LabelledEgg(new Egg(61, 9), Doneness.HARD));

	@Test
	void readsRowsInTheOrderOfTheFile() {
		assertThat(read(HEADER + ROWS).eggs()).isEqualTo(EGGS);
	}

	@Test
	void columnsMayComeInAnyOrder() {
		assertThat(read("outcome,weight,time\n0,55.5,2.5\n1,60,4.25\n2,61,9\n").eggs()).isEqualTo(EGGS);
	}

	@Test
	void aColumnWithoutANameIsIgnored() {
		assertThat(read(",weight,time,outcome\n0,55.5,2.5,0\nx,60,4.25,1\n,61,9,2\n").eggs()).isEqualTo(EGGS);
	}

	@Test
	void outcomesMayBeNames() {
		assertThat(read(HEADER + "55.5,2.5,underdone\n60,4.25,soft\n61,9,hard\n").eggs()).isEqualTo(EGGS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r\n", "\r", "\n\n", "\n \t\n" })
	void lineEndsAndBlankLinesDoNotMatter(String lineEnd) {
		assertThat(read((HEADER + ROWS).replace("\n", lineEnd) + lineEnd).eggs()).isEqualTo(EGGS);
	}

	@Test
	void theLastLineNeedsNoEnd() {
		assertThat(read((HEADER + ROWS).strip()).eggs()).isEqualTo(EGGS);
	}

	@Test
	void aByteOrderMarkIsIgnoredEvenBeforeAQuote() {
		assertThat(read("\uFEFF\"weight\",time,outcome\n" + ROWS).eggs()).isEqualTo(EGGS);
	}

	@Test
	void quotesAndSurroundingBlanksAreNotPartOfAValue() {
		assertThat(read("weight, time , outcome\n\"55.5\",2.5 ,0\n 60,\t4.25,1\n\" 61\",9,2\n").eggs()).isEqualTo(EGGS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "61", "61.", "+61.0", "6.1e1", "610E-1", "061.00" })
	void decimalNumbersMayBeWrittenInSeveralWays(String weight) {
		assertThat(read(HEADER + "55.5,2.5,0\n60,4.25,1\n" + weight + ",9,2\n").eggs()).isEqualTo(EGGS);
	}

	@Test
	void theLimitsThemselvesAreInRange() {
		assertThat(read(HEADER + "5,0,0\n200,60,1\n61,9,2\n").eggs()).extracting(LabelledEgg::egg)
			.startsWith(new Egg(5, 0), new Egg(200, 60));
	}

	@Test
	void theFingerprintIsThatOfTheBytes() {
		// printf 'weight,time,outcome\n55.5,2.5,0\n60,4.25,1\n61,9,2\n' | sha256sum
		assertThat(read(HEADER + ROWS).sha256())
			.isEqualTo("fad40dbab1eb59f7f6baf4bd726f06c4624f88b4eb2912f2c4ef4ade70046b6d");
		assertThat(read(HEADER + ROWS + "\n").sha256()).isNotEqualTo(read(HEADER + ROWS).sha256());
	}

	@Test
	void theFileIsOpenedOnceAndClosed() {
		CountingResource resource = new CountingResource(HEADER + ROWS);
		EggCsv.read(resource, "eggs.csv");
		assertThat(resource.opened).isOne();
		assertThat(resource.closed).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "NaN", "Infinity", "-Infinity", "0x1p5", "0x40", "50d", "50f", "1e999", "5_0",
			"5 0", "\u0665\u0660", "1,5", "-50", "4.999", "200.001", ".", "e1", "--50", "" })
	void aWeightThatIsNoNumberFrom5To200IsNamedWithItsPlace(String weight) {
		assertThatFault(HEADER + ROWS + "\n\n\"" + weight + "\",3,1\n")
			.isEqualTo("eggs.csv, line 7, column \"weight\": \"" + weight + "\" is not a number from 5 to 200");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-0.1", "60.1", "NaN", "3:30", "" })
	void aTimeThatIsNoNumberFrom0To60IsNamedWithItsPlace(String time) {
		assertThatFault(HEADER + "55," + time + ",1\n" + ROWS)
			.isEqualTo("eggs.csv, line 2, column \"time\": \"" + time + "\" is not a number from 0 to 60");
	}

	@ParameterizedTest
	@ValueSource(strings = { "3", "-1", "1.0", "01", "Soft", "medium", "" })
	void anOutcomeThatIsNoneIsNamedWithItsPlace(String outcome) {
		assertThatFault(HEADER + ROWS + "55,3," + outcome + "\n").isEqualTo("eggs.csv, line 5, column \"outcome\": \""
				+ outcome + "\" is not one of 0, 1, 2, underdone, soft, hard");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					weight,time                  | eggs.csv, line 1: column "outcome" is missing
					,time,outcome                | eggs.csv, line 1: column "weight" is missing
					weight,time,outcome,weight   | eggs.csv, line 1, column 4: "weight" occurs twice
					,weight,,time,outcome        | eggs.csv, line 1, column 3: "" occurs twice
					weight,time,outcome,cook     | eggs.csv, line 1, column 4: "cook" is not one of weight, time, outcome
					Weight,time,outcome          | eggs.csv, line 1, column 1: "Weight" is not one of weight, time, outcome
					55.5,2.5,0                   | eggs.csv, line 1, column 1: "55.5" is not one of weight, time, outcome
					weight;time;outcome          | eggs.csv, line 1, column 1: "weight;time;outcome" is not one of weight, time, outcome
					""")
	void aHeaderThatIsWrongIsExplained(String header, String message) {
		assertThatFault(header + "\n" + ROWS).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			55,3      | 2
			55        | 1
			55,3,1,   | 4
			5,5,3,0,1 | 5
			""")
	void aRowWithTooFewOrTooManyFieldsIsNamed(String row, int fields) {
		assertThatFault(HEADER + ROWS + row + "\n")
			.isEqualTo("eggs.csv, line 5: has " + fields + " fields, but the header has 3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "\uFEFF", " \n\n" })
	void anEmptyFileIsAnError(String text) {
		assertThatFault(text).isEqualTo("eggs.csv is empty, expected a header with weight, time, outcome");
	}

	@Test
	void aHeaderWithoutRowsIsAnError() {
		assertThatFault(HEADER).isEqualTo("eggs.csv has a header, but no rows");
	}

	@Test
	void everyOutcomeIsNeeded() {
		assertThatFault(HEADER + "55,2,0\n55,9,2\n")
			.isEqualTo("eggs.csv has no row with outcome soft (1), each outcome is needed at least once");
	}

	@ParameterizedTest
	@ValueSource(strings = { "55,3,\"1", "\"55,3,1", "55,3,\"1\n56,3,1\n" })
	void aQuoteThatIsNeverClosedIsAnError(String row) {
		assertThatFault(HEADER + ROWS + row).startsWith("eggs.csv").contains("line 5");
	}

	@Test
	void aQuoteThatSwallowsAHugeFileIsAnErrorAtItsBeginning() {
		assertThatFault(HEADER + ROWS + "\"55,3,1\n" + ROWS.repeat(100_000)).startsWith("eggs.csv: ")
			.contains("quotation")
			.contains("line 5");
	}

	@Test
	void textAfterAClosingQuoteIsAnError() {
		assertThatFault(HEADER + ROWS + "\"55\"5,3,1\n").startsWith("eggs.csv").contains("line 5");
	}

	@Test
	void aLongValueIsCutInTheMessage() {
		assertThatFault(HEADER + "5".repeat(60_000) + ",3,1\n").isEqualTo("eggs.csv, line 2, column \"weight\": \""
				+ "5".repeat(40) + "…\" (60000 characters) is not a number from 5 to 200");
	}

	@Test
	void aHugeValueIsRefusedWithoutRepeatingIt() {
		assertThatFault(HEADER + ROWS + "5".repeat(10_000_000) + ",3,1\n").startsWith("eggs.csv")
			.contains("line 5")
			.hasSizeLessThan(500);
	}

	@Test
	void aRowOfEndlessFieldsIsRefused() {
		assertThatFault(HEADER + ROWS + ",".repeat(1_000_000)).startsWith("eggs.csv").contains("line 5");
	}

	@Test
	void whatDoesNotPrintIsEscapedInTheMessage() {
		assertThatFault(HEADER + "\"5\r\n2026 INFO all is well\u202E\u001B[2J\",3,1\n").isEqualTo(
				"eggs.csv, line 2, column \"weight\": \"5\\r\\n2026 INFO all is well\\u202e\\u001b[2J\" is not plain text in UTF-8");
	}

	@ParameterizedTest
	@CsvSource({ "'5\u00005,3,1', 1", "'55,\u0000,1', 2", "'55,3,1\u0000', 3" })
	void aNulIsAnError(String row, int column) {
		String name = List.of("weight", "time", "outcome").get(column - 1);
		assertThatFault(HEADER + ROWS + row + "\n").startsWith("eggs.csv, line 5, column \"" + name + "\": \"")
			.contains("\\u0000")
			.endsWith(" is not plain text in UTF-8");
	}

	@Test
	void bytesThatAreNotUtf8AreAnErrorEvenInAnIgnoredColumn() {
		String text = ",weight,time,outcome\n0,55.5,2.5,0\nb\u00e9b\u00e9,60,4.25,1\n2,61,9,2\n";
		assertThat(fault(bytes(text, StandardCharsets.ISO_8859_1)))
			.isEqualTo("eggs.csv, line 3, column 1: \"b\uFFFDb\uFFFD\" is not plain text in UTF-8");
		assertThat(EggCsv.read(bytes(text, StandardCharsets.UTF_8), "eggs.csv").eggs()).isEqualTo(EGGS);
	}

	@Test
	void anotherEncodingIsAnError() {
		assertThat(fault(bytes("\uFEFF" + HEADER + ROWS, StandardCharsets.UTF_16LE)))
			.startsWith("eggs.csv, line 1, column 1: ")
			.endsWith(" is not plain text in UTF-8");
	}

	@Test
	void aBinaryFileIsAnErrorInPrintableText() {
		for (int seed = 0; seed < 100; seed++) {
			byte[] noise = new byte[10_000];
			new Random(seed).nextBytes(noise);
			assertThat(fault(new ByteArrayResource(noise))).startsWith("eggs.csv")
				.hasSizeLessThan(500)
				.matches("\\P{C}*");
		}
	}

	@Test
	void aMillionRowsAreTheLimit() {
		byte[] row = "55,3,1\n".getBytes(StandardCharsets.UTF_8);
		byte[] block = new byte[row.length * 1000];
		for (int i = 0; i < block.length; i++) {
			block[i] = row[i % row.length];
		}
		byte[] start = (HEADER + ROWS).getBytes(StandardCharsets.UTF_8);
		assertThat(fault(stream(start, block, EggCsv.MAX_ROWS / 1000)))
			.isEqualTo("eggs.csv, line 1000002: more than 1000000 rows");
	}

	@Test
	void aFileThatDoesNotExistIsAnError(@TempDir Path folder) {
		assertThat(fault(new FileSystemResource(folder.resolve("none.csv")))).isEqualTo("eggs.csv does not exist");
		assertThat(fault(new ClassPathResource("none.csv"))).isEqualTo("eggs.csv does not exist");
	}

	@Test
	void aDirectoryIsAnError(@TempDir Path folder) throws IOException {
		Files.createFile(folder.resolve("weight,time,outcome"));
		assertThat(fault(new FileSystemResource(folder))).isEqualTo("eggs.csv is a directory, not a CSV file");
		assertThat(fault(new FileUrlResource(folder.toUri().toURL())))
			.isEqualTo("eggs.csv is a directory, not a CSV file");
	}

	@Test
	void aFailureToReadIsNamedAndKeepsItsCause() {
		InputStream broken = new InputStream() {

			@Override
			public int read() throws IOException {
				throw new IOException("disk on fire");
			}

		};
		assertThatExceptionOfType(DatasetException.class)
			.isThrownBy(() -> EggCsv.read(new InputStreamResource(broken), "eggs.csv"))
			.withMessage("eggs.csv cannot be read: java.io.IOException: disk on fire")
			.withRootCauseInstanceOf(IOException.class);
	}

	private static EggDataset read(String text) {
		return EggCsv.read(bytes(text, StandardCharsets.UTF_8), "eggs.csv");
	}

	private static AbstractStringAssert<?> assertThatFault(String text) {
		return assertThat(fault(bytes(text, StandardCharsets.UTF_8)));
	}

	private static String fault(Resource resource) {
		DatasetException fault = catchThrowableOfType(DatasetException.class, () -> EggCsv.read(resource, "eggs.csv"));
		assertThat(fault).isNotNull();
		return String.valueOf(fault.getMessage());
	}

	private static Resource bytes(String text, Charset charset) {
		return new ByteArrayResource(text.getBytes(charset));
	}

	private static Resource stream(byte[] start, byte[] block, int blocks) {
		List<InputStream> parts = new ArrayList<>();
		parts.add(new ByteArrayInputStream(start));
		Collections.nCopies(blocks, block).forEach((bytes) -> parts.add(new ByteArrayInputStream(bytes)));
		return new InputStreamResource(new SequenceInputStream(Collections.enumeration(parts)));
	}

	private static final class CountingResource extends ByteArrayResource {

		private int opened;

		private int closed;

		CountingResource(String text) {
			super(text.getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public InputStream getInputStream() {
			this.opened++;
			return new FilterInputStream(new ByteArrayInputStream(getByteArray())) {

				@Override
				public void close() {
					CountingResource.this.closed++;
				}

			};
		}

	}

}
