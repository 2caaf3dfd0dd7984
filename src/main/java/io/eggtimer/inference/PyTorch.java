package io.eggtimer.inference;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.eggtimer.bayes.SeededRandom;

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

	/**
	 * DJL allows one gradient collector per process at a time: whoever wants one locks
	 * this.
	 */
	static final Object GRADIENTS = new Object();

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

	/**
	 * Hands a result over to the manager of another array; DJL gives it to that of its
	 * first operand, where it may outlive the call if that is a parameter or an input.
	 * @param like an array of the manager to own the result
	 * @param result a new array, no parameter or input itself
	 * @return the result
	 */
	static NDArray owned(NDArray like, NDArray result) {
		result.attach(like.getManager());
		return result;
	}

	/** Creates independent numbers from Normal(0, 1). */
	static NDArray gaussians(NDManager manager, SeededRandom random, Shape shape) {
		float[] values = new float[Math.toIntExact(shape.size())];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) random.nextGaussian();
		}
		return manager.create(values, shape);
	}

	/** Creates independent signs, 1 or -1, both equally likely. */
	static NDArray signs(NDManager manager, SeededRandom random, Shape shape) {
		float[] values = new float[Math.toIntExact(shape.size())];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextSign();
		}
		return manager.create(values, shape);
	}

}
