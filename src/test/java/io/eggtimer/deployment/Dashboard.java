package io.eggtimer.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The dashboard of Grafana, as far as tests ask. */
final class Dashboard {

	static final Path FILE = Path.of("src/main/docker/grafana/dashboards/eggtimer.json");

	/** A metric is what is followed by its labels; in this dashboard, each is. */
	private static final Pattern METRIC = Pattern.compile("([a-z_]+)\\{");

	private final JsonObject json;

	private Dashboard(JsonObject json) {
		this.json = json;
	}

	static Dashboard read() throws IOException {
		return new Dashboard(JsonParser.parseString(Files.readString(FILE)).getAsJsonObject());
	}

	Set<String> expressions() {
		Set<String> expressions = new TreeSet<>();
		for (JsonElement panel : this.json.getAsJsonArray("panels")) {
			if (panel.getAsJsonObject().has("targets")) {
				panel.getAsJsonObject()
					.getAsJsonArray("targets")
					.forEach((target) -> expressions.add(target.getAsJsonObject().get("expr").getAsString()));
			}
		}
		return expressions;
	}

	Set<String> metrics() {
		Set<String> metrics = new TreeSet<>();
		for (String expression : expressions()) {
			METRIC.matcher(expression).results().map((MatchResult match) -> match.group(1)).forEach(metrics::add);
		}
		return metrics;
	}

	JsonObject json() {
		return this.json;
	}

}
