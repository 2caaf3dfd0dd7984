package io.eggtimer.page;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the programs that the README shows, as they stand there but for the port. */
@ExtendWith(OutputCaptureExtension.class)
class ExampleClientTests extends ShippedModelTests {

	private static final Pattern OUTPUT = Pattern.compile("\nBoth print\n\n```\n(.*?)\n```\n", Pattern.DOTALL);

	@Test
	void theJavaProgramPrintsWhatTheReadmeSays(@TempDir Path folder, CapturedOutput output) throws Exception {
		Path source = Files.writeString(folder.resolve("AskEggTimer.java"), program("java"));
		int failed = ToolProvider.getSystemJavaCompiler()
			.run(null, null, null, "-classpath", System.getProperty("java.class.path"), source.toString());
		assertThat(failed).isZero();
		try (URLClassLoader compiled = new URLClassLoader(new URL[] { folder.toUri().toURL() })) {
			compiled.loadClass("AskEggTimer").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
		}
		assertThat(output.getOut()).contains(find(OUTPUT) + System.lineSeparator());
	}

	@Test
	void theJavaScriptProgramPrintsWhatTheReadmeSays() throws Exception {
		try (Visits visits = Visits.begin(); Visit visit = visits.to(url())) {
			visit.page().navigate("/swagger-ui/index.html"); // any page of this service
			visit.page().evaluate("async () => {%s}".formatted(program("js")));
			assertThat(visit.faults()).containsExactly("log: " + find(OUTPUT));
		}
	}

	private String program(String language) throws Exception {
		return find(Pattern.compile("\n```%s\n(.*?)\n```\n".formatted(language), Pattern.DOTALL))
			.replace("http://localhost:8080", url());
	}

	private static String find(Pattern pattern) throws Exception {
		Matcher matcher = pattern.matcher(Files.readString(Path.of("README.md")));
		assertThat(matcher.find()).as("the README has %s", pattern).isTrue();
		return matcher.group(1);
	}

}
