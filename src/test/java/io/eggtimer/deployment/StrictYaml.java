package io.eggtimer.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML documents as JSON; a key given twice is a fault. */
final class StrictYaml {

	private StrictYaml() {
	}

	static List<JsonObject> read(Path file) {
		try {
			return parse(Files.readString(file));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	static List<JsonObject> parse(String text) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		List<JsonObject> documents = new ArrayList<>();
		for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
			documents.add(new GsonBuilder().serializeNulls().create().toJsonTree(document).getAsJsonObject());
		}
		return documents;
	}

}
