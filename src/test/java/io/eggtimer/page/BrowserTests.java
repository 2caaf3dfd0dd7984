package io.eggtimer.page;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests in a browser, which is started once for each of their classes. */
abstract class BrowserTests extends ShippedModelTests {

	static Visits visits;

	@BeforeAll
	static void launch() {
		visits = Visits.begin();
	}

	@AfterAll
	static void quit() {
		visits.close();
	}

}
