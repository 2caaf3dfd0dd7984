package io.eggtimer.training;

import java.util.List;

import io.eggtimer.inference.TrainingProgress;

/**
 * Several listeners of one training. There are as many reports as the most curious of
 * them wants, each made once; of variational inference the others hear of as many as they
 * want, more or less.
 */
final class ListenerGroup implements TrainingProgress.Listener {

	private final List<TrainingProgress.Listener> listeners;

	/** How many reports each listener has had. */
	private final int[] heard;

	ListenerGroup(List<TrainingProgress.Listener> listeners) {
		this.listeners = List.copyOf(listeners);
		this.heard = new int[listeners.size()];
	}

	@Override
	public int reports() {
		return this.listeners.stream().mapToInt(TrainingProgress.Listener::reports).max().orElseThrow();
	}

	@Override
	public void onProgress(TrainingProgress progress) {
		for (int i = 0; i < this.heard.length; i++) {
			TrainingProgress.Listener listener = this.listeners.get(i);
			int due = progress.percent() * listener.reports() / 100;
			// Markov chains report as they come
			if (progress.elbo() == null || due > this.heard[i]) {
				this.heard[i] = due;
				listener.onProgress(progress);
			}
		}
	}

}
