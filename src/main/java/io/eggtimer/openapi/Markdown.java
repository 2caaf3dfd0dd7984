package io.eggtimer.openapi;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.SpringDocJavadocProvider;

/**
 * Javadoc as descriptions: its first paragraph, as the others are for those who read the
 * code, in the markup that OpenAPI has.
 */
class Markdown extends SpringDocJavadocProvider {

	private static final Pattern CODE = Pattern.compile("</?code>");

	/** A reference, and what it reads as. */
	private static final Pattern LINK = Pattern.compile("\\{@link \\S+ ([^}]+)}");

	private static final Pattern BLANKS = Pattern.compile("\\s+");

	static String of(@Nullable String javadoc) {
		String paragraph = (javadoc != null) ? javadoc.split("<p>", 2)[0] : "";
		String code = LINK.matcher(CODE.matcher(paragraph).replaceAll("`")).replaceAll("`$1`");
		return BLANKS.matcher(code).replaceAll(" ").strip();
	}

	@Override
	public String getClassJavadoc(Class<?> type) {
		return of(super.getClassJavadoc(type));
	}

	@Override
	public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
		return super.getRecordClassParamJavadoc(type).entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (component) -> of(component.getValue())));
	}

	@Override
	public String getMethodJavadocDescription(Method method) {
		return of(super.getMethodJavadocDescription(method));
	}

	@Override
	public String getMethodJavadocReturn(Method method) {
		return of(super.getMethodJavadocReturn(method));
	}

	@Override
	public @Nullable String getParamJavadoc(Method method, String name) {
		String javadoc = super.getParamJavadoc(method, name);
		return (javadoc != null) ? of(javadoc) : null;
	}

}
