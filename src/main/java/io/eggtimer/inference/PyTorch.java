package io.eggtimer.inference;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * The way into DJL: settles how the engine runs before it is loaded.
 *
 * <p>
 * Nothing is downloaded and nothing is reported: the native libraries come with the jar.
 * One thread per operation: the arrays here are so small that a second thread only adds
 * waiting, and sums do not depend on how work was split.
 */
final class PyTorch {

	private static final String NAME = "PyTorch";

	static {
		System.setProperty("ai.djl.offline", "true");
		System.setProperty("OPT_OUT_TRACKING", "true");
		System.setProperty("ai.djl.pytorch.num_threads", "1");
		System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
	}

	private PyTorch() {
	}

	/** Returns a new manager on the CPU; the caller closes it. */
	static NDManager newManager() {
		return engine().newBaseManager(Device.cpu());
	}

	/**
	 * Returns the engine, loading it if it is not.
	 * @throws EngineUnavailableException if it cannot be loaded
	 */
	static Engine engine() {
		try {
			return Engine.getEngine(NAME);
		}
		catch (RuntimeException | LinkageError ex) {
			throw new EngineUnavailableException(ex);
		}
	}

	/**
	 * Creates a scalar for a computation whose gradient is wanted.
	 *
	 * <p>
	 * Never use the operations of {@code NDArray} that take a {@code Number} there: DJL
	 * closes the array it makes of the number as soon as the result is there, but
	 * autograd has kept a pointer to it for the backward pass. If the garbage collector
	 * runs in between, the gradient is computed with whatever then stands in that memory.
	 * @param like an array of the manager that keeps the scalar until after the backward
	 * pass
	 * @param value its value
	 * @return a scalar, shape []
	 */
	static NDArray constant(NDArray like, double value) {
		return like.getManager().create((float) value);
	}

}
