package io.eggtimer.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;

/**
 * How soon the page of a running service shows its first answer, and all of it, and how
 * many frames a second it draws while a slider is dragged. In a browser on this machine.
 */
public final class PageSpeed {

	private static final int VISITS = 3;

	private static final Duration DRAG = Duration.ofSeconds(3);

	/** Notes when the first answer, and the last of the page, can be seen. */
	private static final String WATCH = """
			const text = (id) => document.getElementById(id)?.textContent;
			const look = (now) => {
				window.answer ??= text('flag-word') && text('flag-word') !== '–' ? now : undefined;
				window.all ??= text('model-text') && text('model-text') !== 'Not loaded yet.' ? now : undefined;
				requestAnimationFrame(look);
			};
			requestAnimationFrame(look);""";

	/** Notes the time of each frame, until it is begun anew. */
	private static final String COUNT = """
			const times = [];
			window.times = times;
			const frame = (now) => {
				if (window.times === times) {
					times.push(now);
					requestAnimationFrame(frame);
				}
			};
			requestAnimationFrame(frame);""";

	private PageSpeed() {
	}

	/**
	 * Visits the page on a desktop and on a phone.
	 * @param args address of the service
	 */
	public static void main(String[] args) {
		try (Visits visits = Visits.begin()) {
			for (int width : new int[] { 1280, 390 }) {
				for (int n = 0; n < VISITS; n++) {
					try (Visit visit = visits.to(args[0], width, 900, ColorScheme.LIGHT)) {
						System.out.println(width + " pixels: " + measure(visit));
					}
				}
			}
		}
	}

	private static String measure(Visit visit) {
		Page page = visit.page();
		page.addInitScript(WATCH);
		visit.open().untilComplete();
		page.waitForFunction("window.all");
		Map<?, ?> times = (Map<?, ?>) page.evaluate("({ answer: window.answer, all: window.all })");
		return "first answer after %.0f ms, all after %.0f ms, %d bytes; %.0f frames/s dragging the time, %.0f the weight"
			.formatted(number(times.get("answer")), number(times.get("all")), visit.bytes(), drag(page, "#time-slider"),
					drag(page, "#weight-slider"));
	}

	private static double drag(Page page, String slider) {
		BoundingBox box = page.locator(slider).boundingBox();
		Mouse mouse = page.mouse();
		page.evaluate("() => {%s}".formatted(COUNT));
		mouse.move(box.x + 14, box.y + box.height / 2);
		mouse.down();
		long end = System.nanoTime() + DRAG.toNanos();
		for (int i = 0; System.nanoTime() < end; i++) {
			double share = Math.abs(i * 0.01 % 2 - 1); // there and back
			mouse.move(box.x + 14 + (box.width - 28) * share, box.y + box.height / 2);
		}
		mouse.up();
		List<?> frames = (List<?>) page.evaluate("window.times");
		return 1000 * (frames.size() - 1) / (number(frames.get(frames.size() - 1)) - number(frames.get(0)));
	}

	private static double number(Object value) {
		return ((Number) value).doubleValue();
	}

}
