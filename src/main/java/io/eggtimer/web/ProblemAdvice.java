package io.eggtimer.web;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

import io.eggtimer.egg.DrawsOutOfRangeException;
import io.eggtimer.egg.ModelNotReadyException;
import io.eggtimer.egg.OverloadedException;
import io.eggtimer.http.ProblemType;
import io.eggtimer.serving.NoSummaryException;

/**
 * Turns every exception into an RFC 9457 problem document.
 *
 * <p>
 * Exceptions of Spring keep the status and headers that the base class gives them, and
 * get a {@link ProblemType}. Our own faults are logged once, with their cause, and
 * answered without it.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final Log log = LogFactory.getLog(ProblemAdvice.class);

	/** A choice: a load takes less than a second, a training some seconds or more. */
	private static final String RETRY_AFTER_SECONDS = "5";

	@ExceptionHandler
	@Nullable ResponseEntity<Object> handle(InvalidRequestException invalid, WebRequest request) {
		return handleExceptionInternal(invalid, invalid.problem(), HttpHeaders.EMPTY, HttpStatus.BAD_REQUEST, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> handle(DrawsOutOfRangeException invalid, WebRequest request) {
		return handle(InvalidRequestException.of(invalid), request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> handle(ModelNotReadyException notReady, WebRequest request) {
		return tryAgain(notReady, ProblemType.NOT_READY, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> handle(OverloadedException overloaded, WebRequest request) {
		return tryAgain(overloaded, ProblemType.OVERLOADED, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> handle(NoSummaryException missing, WebRequest request) {
		return problem(missing, ProblemType.NO_SUMMARY, missing.getMessage() + ".", HttpHeaders.EMPTY, request);
	}

	private @Nullable ResponseEntity<Object> tryAgain(Exception exception, ProblemType type, WebRequest request) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		return problem(exception, type, exception.getMessage() + ".", headers, request);
	}

	/** The last resort, so that no exception reaches the client or escapes the log. */
	@ExceptionHandler
	@Nullable ResponseEntity<Object> handle(Exception unexpected, WebRequest request) {
		return problem(unexpected, ProblemType.INTERNAL_ERROR, "The service failed to answer.", HttpHeaders.EMPTY,
				request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException unreadable,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String detail = "The body cannot be read as the JSON that is asked for.";
		if (unreadable.getCause() instanceof JacksonException malformed && malformed.getLocation() != null
				&& malformed.getLocation().getLineNr() > 0) {
			// the parser's own message would quote the body and name classes
			detail = "The body is not valid JSON: see line %d, column %d."
				.formatted(malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr());
		}
		return problem(unreadable, ProblemType.INVALID_REQUEST, detail, headers, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
			HttpMediaTypeNotSupportedException unsupported, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		if (unsupported.getContentType() == null) {
			unsupported.getBody().setDetail("Content-Type is missing or malformed.");
		}
		return super.handleHttpMediaTypeNotSupported(unsupported, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotWritable(HttpMessageNotWritableException unwritable,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		// no converter: the client accepts JSON in a charset that it cannot have
		if (unwritable.getCause() == null) {
			return problem(unwritable, ProblemType.NOT_ACCEPTABLE, "The answer is not available as accepted.", headers,
					request);
		}
		return super.handleHttpMessageNotWritable(unwritable, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception exception, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		boolean truncated = StartedAnswer.abort(request);
		if (status.isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR)) {
			if (DisconnectedClientHelper.isClientDisconnectedException(exception)) {
				return null; // nobody is left to answer, and it is no fault of ours
			}
			log.error("Failed to answer " + request.getDescription(false), exception);
		}
		return truncated ? null : super.handleExceptionInternal(exception, body, headers, status, request);
	}

	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		ProblemDetail problem = (body instanceof ProblemDetail given) ? given : ProblemDetail.forStatus(status);
		if (problem.getType() == null) {
			ProblemType.of(status).describe(problem); // one of Spring's
		}
		// set here, so that what the client accepts cannot make a problem unreadable
		return ResponseEntity.status(status)
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem);
	}

	private @Nullable ResponseEntity<Object> problem(Exception exception, ProblemType type, String detail,
			HttpHeaders headers, WebRequest request) {
		return handleExceptionInternal(exception, type.problem(detail), headers, type.status(), request);
	}

}
