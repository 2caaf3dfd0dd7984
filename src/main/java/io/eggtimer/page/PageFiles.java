package io.eggtimer.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of the page by their paths, read once. */
final class PageFiles {

	/** Where the page itself is; all that it loads is below {@link #FOLDER}. */
	static final String INDEX = "/";

	private static final String FOLDER = "/page/";

	private static final List<String> LOCATIONS = List.of("classpath*:/io/eggtimer/page/*.css",
			"classpath*:/io/eggtimer/page/*.js", "classpath*:/io/eggtimer/page/*.svg",
			"classpath*:/META-INF/resources/webjars/d3/*/dist/d3.min.js");

	private PageFiles() {
	}

	/**
	 * Reads the files of the page at {@code /}.
	 * @return each with its path inside of the application
	 */
	static Map<String, PageFile> read() {
		Map<String, PageFile> files = new HashMap<>(read(FOLDER, LOCATIONS));
		read("", List.of("classpath:/io/eggtimer/page/index.html")).values()
			.forEach((index) -> files.put(INDEX, index));
		return files;
	}

	/**
	 * Reads the files of any page.
	 * @param folder path of their folder
	 * @param locations where they are
	 * @return each with its path inside of the application
	 */
	static Map<String, PageFile> read(String folder, List<String> locations) {
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
		Map<String, PageFile> files = new HashMap<>();
		try {
			for (String location : locations) {
				for (Resource found : resolver.getResources(location)) {
					PageFile file = PageFile.read(found);
					files.put(folder + file.getFilename(), file);
				}
			}
			return Map.copyOf(files);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The page is not in this program", ex);
		}
	}

}
