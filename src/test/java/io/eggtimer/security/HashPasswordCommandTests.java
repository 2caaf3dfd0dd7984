package io.eggtimer.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.eggtimer.EggTimerApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link HashPasswordCommand}, as far as it needs no console. */
class HashPasswordCommandTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@ParameterizedTest
	@ValueSource(strings = { "böiled egg", "böiled egg\n", "böiled egg\r\n", "böiled egg\nanother line" })
	void printsAHashThatTheSettingTakes(String input) throws IOException {
		assertThat(run(input)).isZero();
		String hash = this.out.toString(StandardCharsets.UTF_8).trim();
		assertThat(PasswordHash.isValid(hash)).isTrue();
		assertThat(PasswordHash.matches("böiled egg", hash)).isTrue();
		assertThat(this.err.size()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "\r\n" })
	void refusesAnEmptyPassword(String input) throws IOException {
		assertThat(run(input)).isEqualTo(1);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("empty");
		assertThat(this.out.size()).isZero();
	}

	@Test
	void refusesAPasswordThatBcryptWouldCut() throws IOException {
		assertThat(run("secret".repeat(13))).isEqualTo(1);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).contains("72 bytes").doesNotContain("secret");
	}

	@Test
	void isACommandOfTheJarThatTakesAndRepeatsNoArguments() throws Exception {
		Process good = process("hash-password");
		good.getOutputStream().write("my-secret\n".getBytes(StandardCharsets.UTF_8));
		good.getOutputStream().close();
		String hash = new String(good.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
		assertThat(good.waitFor()).isZero();
		assertThat(PasswordHash.matches("my-secret", hash)).isTrue();
		for (String argument : new String[] { "my-secret", "--password=my-secret" }) {
			Process bad = process("hash-password", argument);
			String output = new String(bad.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(bad.waitFor()).isEqualTo(2);
			assertThat(output).contains("hash-password has no arguments").doesNotContain("my-secret", "bcrypt");
		}
	}

	private static Process process(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), EggTimerApplication.class.getName()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	private int run(String input) throws IOException {
		return HashPasswordCommand.run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
				new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8));
	}

}
