package io.eggtimer.web;

import jakarta.servlet.ServletException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import io.eggtimer.http.RequestId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link RequestIdFilter}. */
class RequestIdFilterTests {

	private static final String MADE = "[0-9a-f]{16}";

	@ParameterizedTest
	@ValueSource(strings = { "a", "7b3f9c1e-0d5a-4c8e-9b1f-2a6d8e4f0c13", "Kitchen_app.42",
			"0123456789012345678901234567890123456789012345678901234567890123" })
	void aPlainIdIsTaken(String id) {
		assertThat(RequestId.of(id)).isSameAs(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a\nb", "a\r\nSet-Cookie: c=d", "a\u0000", "a\u2028b", "\u00e9",
			"${jndi:ldap://a/b}", "%X{requestId}", "\u001b[31m", "\"", "a,b",
			"01234567890123456789012345678901234567890123456789012345678901234" })
	void anyOtherIsReplaced(String id) {
		assertThat(RequestId.of(id)).matches(MADE);
	}

	@Test
	void everyRequestWithoutOneGetsOneOfItsOwn() {
		assertThat(RequestId.of(null)).matches(MADE).isNotEqualTo(RequestId.of(null));
	}

	@Test
	void theIdIsAtHandWhileTheRequestIsHandledAndNoLonger() {
		MockHttpServletResponse response = new MockHttpServletResponse();
		assertThatExceptionOfType(ServletException.class)
			.isThrownBy(() -> new RequestIdFilter().doFilter(request("abc"), response, (request, wrapped) -> {
				throw new ServletException(MDC.get("requestId"));
			}))
			.withMessage("abc");
		assertThat(MDC.get("requestId")).isNull();
		assertThat(response.getHeader("X-Request-Id")).isEqualTo("abc");
	}

	@Test
	void theAnswerKeepsItWhenItIsBegunAnew() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new RequestIdFilter().doFilter(request("abc"), response, (request, wrapped) -> wrapped.reset());
		assertThat(response.getHeaders("X-Request-Id")).containsExactly("abc");
	}

	private static MockHttpServletRequest request(String id) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("X-Request-Id", id);
		return request;
	}

}
