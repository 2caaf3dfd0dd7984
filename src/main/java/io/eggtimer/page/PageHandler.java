package io.eggtimer.page;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Serves the files of the page. A path leads to a file only by being its own in the
 * mapping: nothing that a client sends becomes the name of a file.
 */
public final class PageHandler extends ResourceHttpRequestHandler {

	/**
	 * What the page may load: its own scripts, styles and pictures, and answers of this
	 * service; nothing that stands in the page itself.
	 */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	/** The same, with pictures that stand in a style sheet. */
	private static final String POLICY_WITH_INLINE_PICTURES = POLICY.replace("img-src 'self'", "img-src 'self' data:");

	/** Kept by the browser, and asked for again each time: the files belong together. */
	private static final String CACHING = "no-cache";

	private final Map<String, PageFile> files;

	private final String policy;

	/**
	 * Creates the handler.
	 * @param files by their paths
	 */
	PageHandler(Map<String, PageFile> files) {
		this(files, POLICY);
	}

	private PageHandler(Map<String, PageFile> files, String policy) {
		this.files = files;
		this.policy = policy;
		setUseLastModified(false); // builds have no say in what is the same
		setEtagGenerator((file) -> ((PageFile) file).etag());
	}

	/**
	 * Returns a handler of the files of another page, whose style sheets may hold
	 * pictures.
	 * @param folder path of their folder, with slashes around it
	 * @param locations where they are; their names are those that they are served by
	 */
	public static PageHandler of(String folder, List<String> locations) {
		return new PageHandler(PageFiles.read(folder, locations), POLICY_WITH_INLINE_PICTURES);
	}

	/** Returns the paths that lead to this handler. */
	Map<String, PageHandler> mapping() {
		return this.files.keySet().stream().collect(Collectors.toMap(Function.identity(), (path) -> this));
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		if (HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())) {
			response.setHeader("Content-Security-Policy", this.policy);
			response.setHeader(HttpHeaders.CACHE_CONTROL, CACHING); // of a 304, too
		}
		super.handleRequest(request, response);
	}

	@Override
	protected @Nullable Resource getResource(HttpServletRequest request) {
		return this.files.get(String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
	}

	@Override
	protected MediaType getMediaType(HttpServletRequest request, Resource file) {
		return ((PageFile) file).type();
	}

}
