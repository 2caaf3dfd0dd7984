package io.eggtimer.inference;

import java.util.Map;

import ai.djl.engine.Engine;

/** Versions of the libraries that fit a posterior. */
public final class EngineVersions {

	private EngineVersions() {
	}

	/** Returns the version of each library by its name, such as {@code djl}. */
	public static Map<String, String> get() {
		return Map.of("djl", Engine.getDjlVersion(), "pytorch", PyTorch.engine().getVersion());
	}

}
