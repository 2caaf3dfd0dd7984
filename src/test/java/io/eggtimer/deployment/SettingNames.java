package io.eggtimer.deployment;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * The names of all settings as environment variables: the service's own from the records
 * that they are bound to, Spring's from the metadata in its jars.
 */
final class SettingNames {

	private SettingNames() {
	}

	static Set<String> variables() throws IOException {
		Set<String> properties = new TreeSet<>(spring());
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		scanner.findCandidateComponents("io.eggtimer").forEach((found) -> {
			Class<?> type = ClassUtils.resolveClassName(found.getBeanClassName(), null);
			ConfigurationProperties annotation = AnnotatedElementUtils.getMergedAnnotation(type,
					ConfigurationProperties.class);
			add(properties, annotation.prefix(), type);
		});
		Set<String> variables = new TreeSet<>();
		for (String property : properties) {
			String name = property.toUpperCase(Locale.ROOT).replace('.', '_');
			variables.add(name.replace("-", "")); // as Boot documents it
			variables.add(name.replace('-', '_')); // as Boot takes it too
		}
		return variables;
	}

	private static void add(Set<String> properties, String prefix, Class<?> type) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
			if (component.getType().isRecord()) {
				add(properties, name, component.getType());
			}
			else {
				properties.add(name);
			}
		}
	}

	private static Set<String> spring() throws IOException {
		Set<String> names = new TreeSet<>();
		ClassLoader loader = SettingNames.class.getClassLoader();
		for (URL file : Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
			try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
				for (JsonElement property : JsonParser.parseReader(reader)
					.getAsJsonObject()
					.getAsJsonArray("properties")) {
					names.add(property.getAsJsonObject().get("name").getAsString());
				}
			}
		}
		return names;
	}

}
