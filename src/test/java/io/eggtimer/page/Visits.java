package io.eggtimer.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;

import io.eggtimer.Chromium;

/** A browser, and the visits it makes. Each is that of a new person. */
final class Visits implements AutoCloseable {

	/**
	 * How long to wait for what must be seen, in milliseconds: for the slowest machine.
	 */
	private static final int PATIENCE = 60_000;

	private final Playwright playwright;

	private final Browser browser;

	private Visits(Playwright playwright, Browser browser) {
		this.playwright = playwright;
		this.browser = browser;
	}

	static Visits begin() {
		// the driver's own browsers are neither needed nor looked for
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
		List<String> arguments = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			arguments.add("--no-sandbox"); // root has none
		}
		return new Visits(playwright, playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(Chromium.find()).setArgs(arguments)));
	}

	/** Visits the page on a screen of a size, in CSS pixels. */
	Visit to(String url, int width, int height, ColorScheme colours) {
		return new Visit(this.browser.newContext(
				new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(colours).setBaseURL(url)),
				PATIENCE);
	}

	/** Visits the page on a desktop. */
	Visit to(String url) {
		return to(url, 1280, 900, ColorScheme.LIGHT);
	}

	/** Visits the page with a browser that runs no scripts. */
	Visit withoutScripts(String url) {
		return new Visit(
				this.browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false).setBaseURL(url)),
				PATIENCE);
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
	}

}
