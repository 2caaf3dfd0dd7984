package io.eggtimer.openapi;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.regex.Matcher;
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

	private static final Pattern VALUE = Pattern.compile("\\{@value (?:[\\w.]+\\.)?(\\w+)#(\\w+)}");

	private static final Pattern BLANKS = Pattern.compile("\\s+");

	static String of(@Nullable String javadoc) {
		String paragraph = (javadoc != null) ? javadoc.split("<p>", 2)[0] : "";
		String code = LINK.matcher(CODE.matcher(paragraph).replaceAll("`")).replaceAll("`$1`");
		return BLANKS.matcher(code).replaceAll(" ").strip();
	}

	/** Puts constants of the package in the place of references to their values. */
	private static String withValues(String javadoc, Class<?> user) {
		return VALUE.matcher(javadoc).replaceAll((reference) -> {
			try {
				Field constant = Class.forName(user.getPackageName() + '.' + reference.group(1))
					.getDeclaredField(reference.group(2));
				constant.setAccessible(true);
				return Matcher.quoteReplacement(String.valueOf(constant.get(null)));
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException("No constant: " + reference.group(), ex);
			}
		});
	}

	@Override
	public String getClassJavadoc(Class<?> type) {
		return of(withValues(super.getClassJavadoc(type), type));
	}

	@Override
	public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
		return super.getRecordClassParamJavadoc(type).entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (component) -> of(withValues(component.getValue(), type))));
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
