package io.eggtimer.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** One person's visit to the page, and what went wrong meanwhile. */
final class Visit implements AutoCloseable {

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private final BrowserContext context;

	private final Page page;

	private final Queue<String> faults = new ConcurrentLinkedQueue<>();

	private final Queue<String> urls = new ConcurrentLinkedQueue<>();

	private final Queue<Request> finished = new ConcurrentLinkedQueue<>();

	Visit(BrowserContext context, int patience) {
		this.context = context;
		context.setDefaultTimeout(patience);
		this.page = context.newPage();
		// console errors are also how a browser tells what the policy forbade
		this.page.onConsoleMessage((message) -> this.faults.add(message.type() + ": " + message.text()));
		this.page.onPageError((error) -> this.faults.add("error: " + error));
		this.page.onRequest((request) -> this.urls.add(request.url()));
		this.page.onRequestFinished(this.finished::add);
	}

	Page page() {
		return this.page;
	}

	/** Opens the page, without waiting for answers. */
	Visit open() {
		this.page.navigate("/");
		return this;
	}

	/** Waits for all that the page shows of itself. */
	Visit untilComplete() {
		assertThat(flag()).not().hasText("–");
		assertThat(this.page.locator("#aim-time")).not().hasText("–");
		assertThat(this.page.locator("#map-text")).not().isEmpty();
		assertThat(this.page.locator("#data-text")).not().hasText("Not loaded yet.");
		assertThat(this.page.locator("#model-text")).not().hasText("Not loaded yet.");
		return this;
	}

	Locator weight() {
		return this.page.getByLabel("Weight", new Page.GetByLabelOptions().setExact(true));
	}

	Locator time() {
		return this.page.getByLabel("Time boiled", new Page.GetByLabelOptions().setExact(true));
	}

	Locator slider(String name) {
		return this.page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(name));
	}

	Locator outcome(String name) {
		return this.page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
	}

	Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

	/** Returns the advice, in one or a few words. */
	Locator flag() {
		return this.page.locator("#flag-word");
	}

	/** Returns the probability of an outcome, as a percentage. */
	Locator share(String outcome) {
		return this.page.locator(".bar[data-outcome=%s] .bar-share".formatted(outcome));
	}

	/** Returns the 5 % and 95 % quantile of an outcome's probability. */
	Locator spread(String outcome) {
		return this.page.locator(".bar[data-outcome=%s] .bar-spread".formatted(outcome));
	}

	/** Opens whatever can be opened. */
	void openDetails() {
		this.page.evaluate("document.querySelectorAll('details').forEach((details) => details.open = true)");
	}

	/** Keeps what the whole page looks like, for people to see. */
	void screenshot(String name) {
		this.page
			.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
	}

	/** Returns how many bytes the answers had so far. */
	long bytes() {
		return this.finished.stream().mapToLong((request) -> request.sizes().responseBodySize).sum();
	}

	/** Returns what the browser complained of. */
	List<String> faults() {
		return List.copyOf(this.faults);
	}

	/** Returns whom the page asked. */
	List<String> urls() {
		return List.copyOf(this.urls);
	}

	/** Ends the visit; nothing may have gone wrong. */
	void endWell(String url) {
		assertThat(this.faults).isEmpty();
		assertThat(this.urls).isNotEmpty().allMatch((asked) -> asked.startsWith(url + "/"));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
